package dev.auspex.gateway.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** Looks for completions through the low-level client, all fields in one request. */
final class ElasticCompletionEngine implements CompletionEngine {
  /** Only what is read of a reply comes back. */
  private static final String READ =
      "responses.timed_out,responses.status,responses._shards.failed,responses.hits.total.value,"
          + "responses.hits.hits._id,responses.hits.hits._source,responses.hits.hits.sort,"
          + "responses.aggregations";

  private static final ContentType NDJSON =
      ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);

  private final Calls calls;
  private final ObjectMapper json;
  private final StoredForms forms;

  ElasticCompletionEngine(Calls calls, ObjectMapper json, StoredForms forms) {
    this.calls = calls;
    this.json = json;
    this.forms = forms;
  }

  @Override
  public Found complete(CompletionSearch search, Deadline deadline) {
    StoredForm layout = forms.of(search.home());
    List<ObjectNode> bodies =
        search.fields().stream()
            .map(field -> CompletionBody.best(search, field, layout, deadline.remaining()))
            .toList();
    List<JsonNode> replies = ask(layout, bodies, deadline);
    List<CompletionHit> hits = new ArrayList<>();
    long documents = 0;
    for (int i = 0; i < replies.size(); i++) {
      JsonNode found = replies.get(i).path("hits");
      documents += found.at("/total/value").asLong();
      for (JsonNode hit : found.path("hits")) {
        hits.add(hit(hit, search.fields().get(i).field(), search.order(), layout));
      }
    }
    return new Found(hits, documents);
  }

  private static CompletionHit hit(
      JsonNode hit, String field, CompletionSearch.Order order, StoredForm layout) {
    List<String> values = new ArrayList<>();
    if (hit.path("_source") instanceof ObjectNode source) {
      JsonNode value = layout.logical(source).path(field);
      for (JsonNode each : value.isArray() ? value : List.of(value)) {
        if (each.isTextual()) {
          values.add(each.textValue());
        }
      }
    }
    List<JsonNode> keys = new ArrayList<>();
    for (int i = 1; i <= order.keys(); i++) {
      keys.add(hit.path("sort").path(i));
    }
    return new CompletionHit(field, layout.clientId(hit.path("_id").asText()), values, keys);
  }

  @Override
  public List<Long> count(
      Location home,
      @Nullable Filter filter,
      List<String> fields,
      List<String> wholes,
      Deadline deadline) {
    StoredForm layout = forms.of(home);
    ObjectNode body = CompletionBody.counts(filter, fields, wholes, layout, deadline.remaining());
    JsonNode buckets =
        ask(layout, List.of(body), deadline).getFirst().at("/aggregations/counts/buckets");
    List<Long> counts = new ArrayList<>();
    for (JsonNode bucket : buckets) {
      counts.add(bucket.path("doc_count").asLong());
    }
    if (counts.size() != wholes.size()) {
      throw EngineFailures.unavailable();
    }
    return counts;
  }

  private List<JsonNode> ask(StoredForm layout, List<ObjectNode> bodies, Deadline deadline) {
    Request request = new Request("POST", "/" + layout.index() + "/_msearch");
    request.addParameter("filter_path", READ);
    ObjectNode header = json.createObjectNode();
    // Values from some of the shards would look like all of them.
    header.put("allow_partial_search_results", false);
    layout.routing().ifPresent(routing -> header.put("routing", routing));
    StringBuilder lines = new StringBuilder();
    bodies.forEach(body -> lines.append(header).append('\n').append(body).append('\n'));
    request.setEntity(
        new ByteArrayEntity(lines.toString().getBytes(StandardCharsets.UTF_8), NDJSON));
    Response response = EngineFailures.await(calls.send(request), deadline);
    try {
      JsonNode replies = json.readTree(response.getEntity().getContent()).path("responses");
      if (replies.size() != bodies.size()) {
        throw EngineFailures.unavailable();
      }
      List<JsonNode> read = new ArrayList<>();
      for (JsonNode reply : replies) {
        read.add(checked(reply));
      }
      return read;
    } catch (IOException unreadable) {
      throw EngineFailures.problem(unreadable);
    }
  }

  private static JsonNode checked(JsonNode reply) {
    int status = reply.path("status").asInt();
    if (status != 200) {
      throw EngineFailures.ofStatus(status);
    }
    if (reply.path("timed_out").asBoolean()) {
      throw EngineFailures.tooLate();
    }
    if (reply.at("/_shards/failed").asInt() > 0) {
      throw EngineFailures.unavailable();
    }
    return reply;
  }
}
