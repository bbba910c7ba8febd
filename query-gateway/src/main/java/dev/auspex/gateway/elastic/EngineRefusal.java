package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * What the log may know of a refusal: status and type. The engine's own words may hold queries and
 * documents; its log has them.
 */
final class EngineRefusal extends IOException {
  private static final long serialVersionUID = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String type;

  private EngineRefusal(int status, String type) {
    super("Elasticsearch answered status %d, %s".formatted(status, type));
    this.type = type;
  }

  /** The engine's name of the refusal, and of what caused it. */
  String type() {
    return type;
  }

  static EngineRefusal of(ElasticsearchException refused) {
    return new EngineRefusal(refused.status(), refused.error().type());
  }

  static EngineRefusal of(ResponseException refused) {
    return new EngineRefusal(refused.getResponse().getStatusCode(), type(refused));
  }

  private static String type(ResponseException refused) {
    try {
      JsonNode error = JSON.readTree(refused.getResponse().getEntity().getContent()).path("error");
      String type = error.path("type").asText("unknown");
      String rootType = error.path("root_cause").path(0).path("type").asText(type);
      return rootType.equals(type) ? type : type + " from " + rootType;
    } catch (IOException noJson) {
      return "no JSON body";
    }
  }
}
