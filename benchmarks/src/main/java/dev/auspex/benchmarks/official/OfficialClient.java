package dev.auspex.benchmarks.official;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.json.JsonpSerializable;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** One index as Elasticsearch's Java client sees it, at the gateway or at Elasticsearch itself. */
public final class OfficialClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JacksonJsonpMapper mapper = new JacksonJsonpMapper(JSON);
  private final Rest5ClientTransport transport;
  private final ElasticsearchClient client;
  private final String index;

  private OfficialClient(URI address, @Nullable String prefix, @Nullable String key, String index) {
    Rest5ClientBuilder low = Rest5Client.builder(address);
    if (prefix != null) {
      low.setPathPrefix(prefix);
    }
    if (key != null) {
      low.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + key)});
    }
    this.transport = new Rest5ClientTransport(low.build(), mapper);
    this.client = new ElasticsearchClient(transport);
    this.index = index;
  }

  /** The index of the tenant that {@code key} belongs to. */
  public static OfficialClient ofGateway(URI gateway, String key, String index) {
    return new OfficialClient(gateway, "/es", key, index);
  }

  /** An index of Elasticsearch itself. */
  public static OfficialClient ofEngine(URI elasticsearch, String index) {
    return new OfficialClient(elasticsearch, null, null, index);
  }

  /** What the client made of a reply, or how it was refused. */
  public sealed interface Answer {
    /** The reply. */
    record Replied(JsonNode body) implements Answer {}

    /** The status and Elasticsearch's name of the refusal. */
    record Refused(int status, @Nullable String type, @Nullable String reason) implements Answer {}
  }

  private interface Call {
    JsonpSerializable run() throws IOException;
  }

  private Answer answer(Call call) throws IOException {
    try {
      return new Answer.Replied(JSON.readTree(JsonpUtils.toJsonString(call.run(), mapper)));
    } catch (JsonException notUnderstood) {
      // By the client, of what it was to send or of what came back.
      return new Answer.Refused(0, "client", notUnderstood.getMessage());
    } catch (ElasticsearchException refused) {
      return new Answer.Refused(refused.status(), refused.error().type(), refused.error().reason());
    }
  }

  /** Makes the index; only where it is Elasticsearch's own. */
  public void create(String body) throws IOException {
    var unused =
        client.indices().create(create -> create.index(index).withJson(new StringReader(body)));
  }

  /** Searches here. */
  public Answer search(String body) throws IOException {
    return search(index, body);
  }

  /** Searches in what {@code expression} names. */
  public Answer search(String expression, String body) throws IOException {
    return answer(
        () ->
            client.search(
                search -> search.index(expression).withJson(new StringReader(body)),
                ObjectNode.class));
  }

  /** Searches twice in one request, the second time in what {@code expression} names. */
  public Answer searchSeveral(String expression, String query) throws IOException {
    return answer(
        () ->
            client.msearch(
                several ->
                    several
                        .index(index)
                        .searches(
                            one ->
                                one.header(header -> header)
                                    .body(body -> body.withJson(new StringReader(query))))
                        .searches(
                            one ->
                                one.header(header -> header.index(expression))
                                    .body(body -> body.withJson(new StringReader(query)))),
                ObjectNode.class));
  }

  /** How many documents match {@code body}. */
  public Answer count(String body) throws IOException {
    return answer(() -> client.count(count -> count.index(index).withJson(new StringReader(body))));
  }

  /** Reads a document. */
  public Answer get(String id) throws IOException {
    return answer(() -> client.get(get -> get.index(index).id(id), ObjectNode.class));
  }

  /** Reads several documents. */
  public Answer getSeveral(List<String> ids) throws IOException {
    return answer(() -> client.mget(get -> get.index(index).ids(ids), ObjectNode.class));
  }

  /** Whether there is a document. */
  public boolean exists(String id) throws IOException {
    return client.exists(exists -> exists.index(index).id(id)).value();
  }

  /** Stores a document; searches see it then. */
  public Answer put(String id, ObjectNode document) throws IOException {
    return answer(
        () ->
            client.index(
                put -> put.index(index).id(id).document(document).refresh(Refresh.WaitFor)));
  }

  /** Stores a document unless there is one. */
  public Answer create(String id, ObjectNode document) throws IOException {
    return answer(
        () ->
            client.create(
                put -> put.index(index).id(id).document(document).refresh(Refresh.WaitFor)));
  }

  /** Changes a document. */
  public Answer update(String id, ObjectNode doc, boolean upsert) throws IOException {
    return answer(
        () ->
            client.update(
                update ->
                    update
                        .index(index)
                        .id(id)
                        .doc(doc)
                        .docAsUpsert(upsert)
                        .refresh(Refresh.WaitFor),
                ObjectNode.class));
  }

  /** Stores a document where its last write is the one of {@code read}, a reply to a read. */
  public Answer replace(JsonNode read, String id, ObjectNode document) throws IOException {
    return answer(
        () ->
            client.index(
                put ->
                    put.index(index)
                        .id(id)
                        .ifSeqNo(read.path("_seq_no").asLong())
                        .ifPrimaryTerm(read.path("_primary_term").asLong())
                        .document(document)
                        .refresh(Refresh.WaitFor)));
  }

  /** Deletes a document. */
  public Answer delete(String id) throws IOException {
    return answer(
        () -> client.delete(delete -> delete.index(index).id(id).refresh(Refresh.WaitFor)));
  }

  /** Stores many documents; searches see them then. One line per item: action, id, status. */
  public List<String> bulk(Map<String, ObjectNode> documents) throws IOException {
    BulkRequest.Builder bulk = new BulkRequest.Builder().refresh(Refresh.WaitFor);
    documents.forEach(
        (id, document) ->
            bulk.operations(one -> one.index(item -> item.index(index).id(id).document(document))));
    return items(bulk);
  }

  /** One action of each kind, good and bad, in one bulk; the last one names {@code foreign}. */
  public List<String> mixedBulk(String prefix, ObjectNode document, @Nullable String foreign)
      throws IOException {
    BulkRequest.Builder bulk = new BulkRequest.Builder().refresh(Refresh.WaitFor);
    bulk.operations(o -> o.create(i -> i.index(index).id(prefix + 1).document(document)));
    bulk.operations(o -> o.create(i -> i.index(index).id(prefix + 1).document(document)));
    bulk.operations(o -> o.index(i -> i.index(index).id(prefix + 1).document(document)));
    bulk.operations(
        o -> o.update(i -> i.index(index).id(prefix + 1).action(action -> action.doc(document))));
    bulk.operations(o -> o.update(i -> i.index(index).id(prefix + 2).action(a -> a.doc(document))));
    bulk.operations(o -> o.delete(i -> i.index(index).id(prefix + 1)));
    bulk.operations(o -> o.delete(i -> i.index(index).id(prefix + 2)));
    if (foreign != null) {
      bulk.operations(o -> o.index(i -> i.index(foreign).id(prefix + 3).document(document)));
    }
    return items(bulk);
  }

  private List<String> items(BulkRequest.Builder bulk) throws IOException {
    List<String> items = new ArrayList<>();
    for (BulkResponseItem item : client.bulk(bulk.build()).items()) {
      items.add(
          "%s %s %d %s"
              .formatted(
                  item.operationType().jsonValue(),
                  item.id(),
                  item.status(),
                  item.error() == null ? item.result() : item.error().type()));
    }
    return items;
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
