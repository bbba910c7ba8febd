package dev.auspex.benchmarks.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.PlatformClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Makes sample tenants. */
public final class SampleTenants {
  /** In a shared cell. */
  public static final String POOL = "pool";

  /** An index of its own. */
  public static final String DEDICATED = "dedicated";

  /** The plan without limits. */
  public static final String UNLIMITED = "{\"plan\": \"unlimited\"}";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration READY_LONGEST = Duration.ofSeconds(60);

  private final PlatformClient client;

  /** Tenants of the platform behind {@code client}. */
  public SampleTenants(PlatformClient client) {
    this.client = client;
  }

  /**
   * Makes tenant {@code number} with its index and a key, and returns once the index is ready.
   *
   * @throws IllegalStateException when a request is refused or the index cannot come to be
   */
  public SampleTenant create(int number, String placement)
      throws IOException, InterruptedException {
    String id = id(number);
    client
        .operator(
            "POST",
            "/v1/tenants",
            JSON.createObjectNode().put("id", id).put("name", "Tenant " + number).toString())
        .orThrow("create tenant " + id);
    JsonNode index =
        client
            .operator(
                "POST", "/v1/tenants/" + id + "/indexes", newIndex(number, placement).toString())
            .orThrow("create the index of " + id);
    JsonNode key =
        client
            .operator(
                "POST",
                "/v1/tenants/" + id + "/api-keys",
                "{\"name\":\"bench\",\"scopes\":[\"search\",\"write\"]}")
            .orThrow("create a key of " + id);
    SampleTenant tenant = new SampleTenant(id, key.path("key").asText());
    if (!ready(index, id)) {
      Await.until(
          "the index of " + id + " is ready",
          READY_LONGEST,
          () ->
              ready(
                  client.operator("GET", tenant.indexPath(), null).orThrow("read the index"), id));
    }
    return tenant;
  }

  /** Puts {@code tenant} on {@code plan}, a body as the API takes it. */
  public static void plan(PlatformClient client, SampleTenant tenant, String plan)
      throws IOException, InterruptedException {
    client
        .operator("PUT", tenant.path() + "/plan", plan, Map.of("If-Match", "*"))
        .orThrow("change the plan of " + tenant.id());
  }

  /** The id of tenant {@code number}. */
  public static String id(int number) {
    return String.format(Locale.ROOT, "tenant-%05d", number);
  }

  /** The declaration of its index: what each has, and two fields of four that it alone may have. */
  static ObjectNode newIndex(int number, String placement) {
    ObjectNode index = JSON.createObjectNode().put("name", SampleTenant.INDEX);
    ArrayNode fields = index.putObject("schema").putArray("fields");
    fields.addObject().put("name", "title").put("kind", "text").put("weight", 1 + number % 3);
    fields.addObject().put("name", "brand").put("kind", "keyword");
    fields.addObject().put("name", "price").put("kind", "double");
    switch (number % 4) {
      case 0 -> fields.addObject().put("name", "stock").put("kind", "integer");
      case 1 -> fields.addObject().put("name", "about").put("kind", "text");
      case 2 -> fields.addObject().put("name", "place").put("kind", "geo_point");
      case 3 -> fields.addObject().put("name", "since").put("kind", "date");
      default -> throw new IllegalStateException("a remainder of 4");
    }
    fields
        .addObject()
        .put("name", "only_" + number)
        .put("kind", number % 2 == 0 ? "keyword" : "boolean");
    if (!placement.equals(POOL)) {
      // The pool is where an index goes that says nothing.
      index.put("placement", placement);
    }
    return index;
  }

  private static boolean ready(JsonNode index, String id) {
    String state = index.path("state").asText();
    if (state.equals("failed")) {
      throw new IllegalStateException(
          "the index of %s failed: %s".formatted(id, index.path("reason").asText()));
    }
    return state.equals("ready");
  }
}
