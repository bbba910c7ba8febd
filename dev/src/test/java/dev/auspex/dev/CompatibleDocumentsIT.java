package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.Result;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.IndexResponse;
import co.elastic.clients.elasticsearch.core.UpdateResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elasticsearch's own Java client stores documents at the gateway, beside a neighbour. */
class CompatibleDocumentsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Papers papers;

  CompatibleDocumentsIT() throws IOException, InterruptedException {
    papers = new Papers();
  }

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) JSON.readTree(text);
  }

  private static ElasticsearchException refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    ElasticsearchException refused = catchThrowableOfType(ElasticsearchException.class, call);
    assertThat(refused).isNotNull();
    return refused;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aDocumentIsStoredReadChangedAndDeleted(String placement) throws Exception {
    papers.create(placement);
    try (OfficialClient official = new OfficialClient(papers.key)) {
      ElasticsearchClient client = official.client;
      ObjectNode misfitting = json("{\"size\": \"large\", \"nam\": 1}");
      IndexResponse stored =
          client.index(
              index ->
                  index
                      .index(papers.index)
                      .id("a")
                      .document(document("First", "red", 1))
                      .refresh(Refresh.WaitFor));
      ElasticsearchException exists =
          refused(
              () ->
                  client.create(
                      create ->
                          create
                              .index(papers.index)
                              .id("a")
                              .document(document("Again", "red", 2))));
      IndexResponse named =
          client.index(index -> index.index(papers.index).document(document("Named", "blue", 3)));
      UpdateResponse<ObjectNode> updated =
          client.update(
              update -> update.index(papers.index).id("a").doc(size(7)), ObjectNode.class);
      ElasticsearchException overtaken =
          refused(
              () ->
                  client.index(
                      index ->
                          index
                              .index(papers.index)
                              .id("a")
                              .ifSeqNo(stored.seqNo())
                              .ifPrimaryTerm(stored.primaryTerm())
                              .document(document("Late", "red", 9))));
      IndexResponse inTime =
          client.index(
              index ->
                  index
                      .index(papers.index)
                      .id("a")
                      .ifSeqNo(updated.seqNo())
                      .ifPrimaryTerm(updated.primaryTerm())
                      .document(document("In time", "red", 8)));
      GetResponse<ObjectNode> read =
          client.get(get -> get.index(papers.index).id("a"), ObjectNode.class);
      UpdateResponse<ObjectNode> upserted =
          client.update(
              update ->
                  update
                      .index(papers.index)
                      .id("u")
                      .doc(document("Upserted", "red", 1))
                      .docAsUpsert(true),
              ObjectNode.class);
      ElasticsearchException misfit =
          refused(
              () -> client.index(index -> index.index(papers.index).id("m").document(misfitting)));

      assertThat(stored.result()).isEqualTo(Result.Created);
      assertThat(stored.index()).isEqualTo(papers.index);
      assertThat(exists.status()).isEqualTo(409);
      assertThat(exists.error().type()).isEqualTo("version_conflict_engine_exception");
      assertThat(named.id()).hasSize(20);
      assertThat(updated.result()).isEqualTo(Result.Updated);
      assertThat(overtaken.status()).isEqualTo(409);
      assertThat(inTime.result()).isEqualTo(Result.Updated);
      assertThat(read.source())
          .isEqualTo(json("{\"name\":\"In time\",\"team\":\"red\",\"size\":8}"));
      assertThat(read.version()).isEqualTo(inTime.version());
      assertThat(upserted.result()).isEqualTo(Result.Created);
      assertThat(misfit.status()).isEqualTo(400);
      assertThat(misfit.error().type()).isEqualTo("document_parsing_exception");
      assertThat(misfit.error().reason()).contains("[size]", "[nam]", "did you mean 'name'?");
      assertThat(client.exists(exist -> exist.index(papers.index).id("a")).value()).isTrue();
      assertThat(client.exists(exist -> exist.index(papers.index).id("z")).value()).isFalse();
      assertThat(client.delete(delete -> delete.index(papers.index).id("a")).result())
          .isEqualTo(Result.Deleted);
      assertThat(client.delete(delete -> delete.index(papers.index).id("a")).result())
          .isEqualTo(Result.NotFound);
      assertThat(client.get(get -> get.index(papers.index).id("a"), ObjectNode.class).found())
          .isFalse();
      papers.assertNeighbourHasItsOwn();
    }
  }

  private static ObjectNode document(String name, String team, int size) {
    return JSON.createObjectNode().put("name", name).put("team", team).put("size", size);
  }

  private static ObjectNode size(int size) {
    return JSON.createObjectNode().put("size", size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aBulkDoesItsActionsInTheirOrderAndNamesThoseThatItRefuses(String placement)
      throws Exception {
    papers.create(placement);
    try (OfficialClient official = new OfficialClient(papers.key)) {
      BulkResponse reply =
          official.client.bulk(
              bulk ->
                  bulk.refresh(Refresh.WaitFor)
                      .operations(
                          one ->
                              one.index(
                                  index ->
                                      index
                                          .index(papers.index)
                                          .id("a")
                                          .document(document("One", "red", 1))))
                      .operations(
                          one ->
                              one.create(
                                  create ->
                                      create
                                          .index(papers.index)
                                          .id("a")
                                          .document(document("Two", "red", 2))))
                      .operations(
                          one ->
                              one.create(
                                  create ->
                                      create
                                          .index(papers.index)
                                          .id("b")
                                          .document(document("Three", "red", 3))))
                      .operations(
                          one ->
                              one.update(
                                  update ->
                                      update
                                          .index(papers.index)
                                          .id("b")
                                          .action(action -> action.doc(size(4)))))
                      .operations(
                          one ->
                              one.index(
                                  index ->
                                      index
                                          .index("books")
                                          .id("c")
                                          .document(document("Else", "red", 5))))
                      .operations(
                          one ->
                              one.index(
                                  index ->
                                      index
                                          .index("places/" + papers.index)
                                          .id("c")
                                          .document(document("Foreign", "red", 5))))
                      .operations(
                          one ->
                              one.index(
                                  index ->
                                      index
                                          .index(papers.index)
                                          .id("d")
                                          .document(JSON.createObjectNode().put("size", "large"))))
                      .operations(one -> one.delete(delete -> delete.index(papers.index).id("a")))
                      .operations(one -> one.delete(delete -> delete.index(papers.index).id("z")))
                      .operations(
                          one ->
                              one.update(
                                  update ->
                                      update
                                          .index(papers.index)
                                          .id("z")
                                          .action(action -> action.doc(size(4))))));

      assertThat(reply.errors()).isTrue();
      assertThat(
              reply.items().stream()
                  .map(
                      item ->
                          "%s %s %d %s"
                              .formatted(
                                  item.operationType().jsonValue(),
                                  item.id(),
                                  item.status(),
                                  item.error() == null ? item.result() : item.error().type())))
          .containsExactly(
              "index a 201 created",
              "create a 409 version_conflict_engine_exception",
              "create b 201 created",
              "update b 200 updated",
              "index c 400 illegal_argument_exception",
              "index c 400 illegal_argument_exception",
              "index d 400 document_parsing_exception",
              "delete a 200 deleted",
              "delete z 404 not_found",
              "update z 404 document_missing_exception");
      List<Hit<ObjectNode>> left =
          official
              .client
              .search(search -> search.index(papers.index), ObjectNode.class)
              .hits()
              .hits();
      assertThat(left).hasSize(1);
      assertThat(left.getFirst().id()).isEqualTo("b");
      assertThat(left.getFirst().source())
          .isEqualTo(json("{\"name\":\"Three\",\"team\":\"red\",\"size\":4}"));
      papers.assertNeighbourHasItsOwn();
    }
  }

  @Test
  void whoAClientSpeaksToAndWhatThereIs() throws Exception {
    papers.create("pool");
    try (OfficialClient official = new OfficialClient(papers.key)) {
      ElasticsearchClient client = official.client;

      assertThat(client.info().tagline()).isEqualTo("You Know, for Search");
      assertThat(client.ping().value()).isTrue();
      assertThat(client.indices().exists(exists -> exists.index(papers.index)).value()).isTrue();
      assertThat(client.indices().exists(exists -> exists.index("nowhere")).value()).isFalse();
      assertThat(
              client
                  .indices()
                  .getMapping(get -> get.index(papers.index))
                  .get(papers.index)
                  .mappings()
                  .properties()
                  .get("meaning")
                  .denseVector()
                  .dims())
          .isEqualTo(384);
      assertThat(
              client
                  .fieldCaps(caps -> caps.index(papers.index).fields("na*", "size"))
                  .fields()
                  .keySet())
          .containsExactlyInAnyOrder("name", "size");
      assertThat(
              refused(() -> client.indices().create(create -> create.index("mine")))
                  .error()
                  .reason())
          .contains("PUT /es/mine", "not part of");
      assertThat(refused(() -> client.indices().refresh()).status()).isEqualTo(400);
    }
    try (OfficialClient nobody = new OfficialClient("ApiKey ax_abcdefghijkl_wrong")) {
      assertThat(refused(() -> nobody.client.info()).error().type())
          .isEqualTo("security_exception");
    }
  }

  @Test
  void plainHttpGetsElasticsearchsShapeTooAndOurTraceId() throws Exception {
    papers.create("dedicated");
    URI gateway = SharedStack.stack().endpoints().queryGateway();
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> missing =
        http.send(
            HttpRequest.newBuilder(gateway.resolve("/es/nowhere/_search"))
                .header("Authorization", papers.key)
                .GET()
                .build(),
            HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> byGet =
        http.send(
            HttpRequest.newBuilder(gateway.resolve("/es/%s/_search?size=1".formatted(papers.index)))
                .header("Authorization", papers.key)
                .GET()
                .build(),
            HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> method =
        http.send(
            HttpRequest.newBuilder(gateway.resolve("/es/%s/_search".formatted(papers.index)))
                .header("Authorization", papers.key)
                .method("PATCH", HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());

    for (HttpResponse<String> reply : List.of(missing, byGet, method)) {
      assertThat(reply.headers().firstValue("X-Elastic-Product")).contains("Elasticsearch");
      assertThat(reply.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/json");
    }
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(JSON.readTree(missing.body()).at("/error/type").asText())
        .isEqualTo("index_not_found_exception");
    assertThat(JSON.readTree(missing.body()).at("/error/trace_id").asText())
        .isEqualTo(missing.headers().firstValue("Auspex-Trace-Id").orElseThrow());
    assertThat(byGet.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(byGet.body()).at("/error/reason").asText()).contains("[?size]");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(JSON.readTree(method.body()).path("status").asInt()).isEqualTo(405);
  }
}
