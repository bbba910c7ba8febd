package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.documents.stored.StoredForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the reply of {@code _search} and the header {@code Auspex-Rank} that our plugin adds. */
final class HitsReader {
  private final ObjectMapper json;

  HitsReader(ObjectMapper json) {
    this.json = json;
  }

  /** Throws a problem where the engine ran out of time, since its hits are then any hits. */
  EngineHits read(JsonNode reply, @Nullable String rankHeader, StoredForm layout, Marks marks)
      throws JsonProcessingException {
    if (reply.path("timed_out").asBoolean()) {
      throw EngineFailures.tooLate();
    }
    JsonNode hits = reply.path("hits");
    if (!hits.path("hits").isArray() || reply.path("_shards").path("failed").asInt() > 0) {
      throw EngineFailures.unavailable();
    }
    JsonNode total = hits.path("total");
    List<EngineHits.Hit> read = new ArrayList<>();
    for (JsonNode hit : hits.path("hits")) {
      read.add(hit(hit, layout, marks));
    }
    JsonNode place = hits.path("hits").path(read.size() - 1).path("sort");
    return new EngineHits(
        total.path("value").asLong(),
        !total.path("relation").asText().equals("gte"),
        read,
        rank(rankHeader),
        place.isArray() ? place.toString() : null,
        List.of());
  }

  private EngineHits.Hit hit(JsonNode hit, StoredForm layout, Marks marks) {
    JsonNode trace = hit.path("fields").path("_auspex").path(0);
    EngineHits.FirstStage firstStage =
        trace.hasNonNull("first_stage_rank")
            ? new EngineHits.FirstStage(
                trace.path("first_stage_rank").asInt(), trace.path("first_stage_score").asDouble())
            : null;
    List<EngineHits.ChannelHit> channels = new ArrayList<>();
    for (JsonNode channel : trace.path("channels")) {
      channels.add(
          new EngineHits.ChannelHit(
              channel.path("name").asText(),
              channel.path("rank").asInt(),
              channel.path("score").asDouble()));
    }
    Map<String, List<String>> highlights = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : hit.path("highlight").properties()) {
      List<String> fragments = new ArrayList<>();
      field.getValue().forEach(fragment -> fragments.add(fragment.asText()));
      highlights.put(layout.clientField(field.getKey()), List.copyOf(fragments));
    }
    ObjectNode document =
        hit.path("_source") instanceof ObjectNode source
            ? layout.logical(source)
            : json.createObjectNode();
    marks.addTo(highlights, document);
    return new EngineHits.Hit(
        layout.clientId(hit.path("_id").asText()),
        hit.path("_score").asDouble(),
        document,
        highlights,
        firstStage,
        channels);
  }

  private EngineHits.Rank rank(@Nullable String header) throws JsonProcessingException {
    if (header == null) {
      return new EngineHits.Rank(false, 0, 0, List.of());
    }
    JsonNode rank = json.readTree(header);
    List<String> degraded = new ArrayList<>();
    rank.path("degraded").forEach(reason -> degraded.add(reason.asText()));
    boolean byModel = rank.path("rung").asText().equals("model");
    return new EngineHits.Rank(
        byModel,
        byModel ? rank.path("scored").asInt() : 0,
        rank.path("tookMillis").asLong(),
        degraded);
  }
}
