package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Part;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After a {@code kill -9} of everything the next start finds its data. */
class RecoveryIT {
  private static final String SEARCH = "/v1/tenants/cinema/indexes/movies/search";

  private final DevStack stack = SharedStack.stack();
  private final PublicApi api = SharedStack.api();

  @Test
  void everythingIsBackAfterAKillOfEverything() throws IOException, InterruptedException {
    String key = SharedStack.key("cinema");
    String query = "{\"query\":\"jurassic park\",\"size\":3}";
    JsonNode before = api.gateway("POST", SEARCH, key, query).orThrow("search");

    for (Part part :
        List.of(
            Part.ELASTICSEARCH,
            Part.POSTGRES,
            Part.KEYCLOAK,
            Part.MODEL_SERVER,
            Part.CONTROL_PLANE,
            Part.QUERY_GATEWAY)) {
      stack.kill(part);
    }
    stack.start();

    Await.until(
        "search answers as before",
        () ->
            api.gateway("POST", SEARCH, key, query)
                .body()
                .path("hits")
                .findValuesAsText("id")
                .equals(before.path("hits").findValuesAsText("id")));
    assertThat(SharedStack.deaths()).isEmpty();
  }
}
