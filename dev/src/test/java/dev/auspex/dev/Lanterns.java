package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Twelve documents of {@code cinema} in every kind of field, beside an index of {@code places} of
 * the same name, whose one document has the id of one of them and values that nobody else may see.
 */
final class Lanterns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CANARY = "zanzibarium";
  private static final List<String> GENRES = List.of("war", "drama", "comedy");

  private final PublicApi api = SharedStack.api();

  /** The name of both tenants' index. */
  final String index = "lanterns-" + UUID.randomUUID().toString().substring(0, 8);

  /** Keys of the two tenants. */
  final String cinema;

  final String places;

  /** Makes the indexes and loads them. */
  Lanterns(String placement) throws IOException, InterruptedException {
    cinema = SharedStack.key("cinema");
    places = SharedStack.key("places");
    create("cinema", placement);
    create("places", placement);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines.append(document(i)).append('\n');
    }
    bulk("cinema", cinema, lines.toString());
    ObjectNode canary = document(0);
    canary.put("name", "Lantern " + CANARY).put("genre", CANARY).put("year", 2500);
    bulk("places", places, canary + "\n");
  }

  private void create(String tenant, String placement) throws IOException, InterruptedException {
    api.admin(
            "POST",
            "/v1/tenants/%s/indexes".formatted(tenant),
            api.login("operator", "operator"),
            """
            {"name": "%s", "placement": "%s", "schema": {"fields": [
              {"name": "name", "kind": "text"},
              {"name": "genre", "kind": "keyword", "facetable": true, "sortable": true},
              {"name": "tags", "kind": "keyword", "list": true, "facetable": true},
              {"name": "year", "kind": "integer", "facetable": true, "sortable": true},
              {"name": "price", "kind": "double", "facetable": true, "sortable": true},
              {"name": "released", "kind": "date", "facetable": true, "sortable": true},
              {"name": "open", "kind": "boolean", "facetable": true, "sortable": true},
              {"name": "at", "kind": "geo_point", "sortable": true},
              {"name": "offers", "kind": "object_list"},
              {"name": "meaning", "kind": "vector",
               "embedding": {"model": "minilm", "sources": ["name"]}}]}}
            """
                .formatted(index, placement))
        .orThrow("create index " + index);
  }

  static ObjectNode document(int i) {
    ObjectNode document = JSON.createObjectNode();
    document
        .put("id", "d%02d".formatted(i))
        .put("name", "Lantern number %d".formatted(i))
        .put("genre", GENRES.get(i % 3))
        .put("price", i * 2.5)
        .put("released", "2026-%02d-15".formatted(i % 4 + 1))
        .put("open", i % 2 == 0);
    document.putArray("tags").add("all").add("t" + i % 2);
    document.putArray("offers").addObject().put("shop", "s" + i);
    if (i < 10) {
      document.put("year", 1990 + i);
    }
    if (i != 5) {
      double lon = i < 10 ? i * 10 : i == 10 ? 179.5 : -179.5;
      document.putObject("at").put("lat", i).put("lon", lon);
    }
    return document;
  }

  void bulk(String tenant, String key, String lines) throws IOException, InterruptedException {
    JsonNode reply =
        api.bulk(
                "/v1/tenants/%s/indexes/%s/documents?wait=visible".formatted(tenant, index),
                key,
                lines)
            .orThrow("load " + index);
    assertThat(reply.path("rejected").asInt(-1)).as(reply.toString()).isZero();
  }

  /** Asks as the holder of {@code key}. */
  Reply ask(String tenant, String key, String members) throws IOException, InterruptedException {
    return api.gateway(
        "POST",
        "/v1/tenants/%s/indexes/%s/search".formatted(tenant, index),
        key,
        "{%s}".formatted(members));
  }

  /** The page of {@code cinema}, which shows nothing of its neighbour and of the engine. */
  JsonNode search(String members) throws IOException, InterruptedException {
    JsonNode reply = ask("cinema", cinema, members).orThrow("search " + members);
    ObjectNode plain = reply.deepCopy();
    plain.remove("next"); // any letters at all
    assertThat(plain.toString())
        .doesNotContain(CANARY, "txt_", "kw_", "tenant_index", "auspex-cell", "_seq_no");
    return reply;
  }

  static List<String> ids(JsonNode reply) {
    return reply.path("hits").findValuesAsText("id");
  }

  static List<String> named(int... numbers) {
    List<String> names = new ArrayList<>();
    for (int number : numbers) {
      names.add("d%02d".formatted(number));
    }
    return names;
  }
}
