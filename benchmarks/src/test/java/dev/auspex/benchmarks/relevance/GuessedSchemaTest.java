package dev.auspex.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.schema.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuessedSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<ObjectNode> shop() throws Exception {
    List<ObjectNode> documents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      documents.add(
          (ObjectNode)
              JSON.readTree(
                  """
                  {"id": "%d", "title": "Thing number %d", "Brand Name": "%s", "genres": ["war", "drama"],
                   "price": %s, "stock": %d, "visits": %d, "sold": true, "since": "2026-01-%02d", "nothing": null,
                   "none": [], "mixed": %s, "place": {"lat": 1.5, "lon": 2}}
                  """
                      .formatted(
                          i,
                          i,
                          i % 2 == 0 ? "acme" : "bolt",
                          i == 0 ? "1.5" : "2",
                          i,
                          5_000_000_000L + i,
                          1 + i % 28,
                          i == 0 ? "1" : "\"x\"")));
    }
    return documents;
  }

  @Test
  void kindsComeFromAllValues() throws Exception {
    assertThat(GuessedSchema.of(shop(), Set.of(), null))
        .hasToString(
            "title text, brand_name keyword, genres keyword list, price double, stock integer,"
                + " visits long, sold boolean, since date, place geo_point");
  }

  @Test
  void titlesCountTwiceAndChoicesAreSearchedToo() throws Exception {
    JsonNode fields = GuessedSchema.of(shop(), Set.of(), Language.GERMAN).fields();

    assertThat(fields.get(0).toString())
        .isEqualTo("{\"name\":\"title\",\"kind\":\"text\",\"weight\":2.0,\"language\":\"de\"}");
    assertThat(fields.get(1).path("searchable").asBoolean()).isTrue();
    assertThat(fields.get(2).path("list").asBoolean()).isTrue();
    assertThat(fields.get(3).path("feature").asBoolean()).isTrue();
  }

  @Test
  void theVectorReadsTheTexts() throws Exception {
    GuessedSchema schema = GuessedSchema.of(shop(), Set.of(), null);

    JsonNode vector = schema.fieldsWithVector("minilm").get(schema.fields().size());

    assertThat(vector.at("/embedding/sources").toString()).isEqualTo("[\"title\"]");
  }

  @Test
  void documentsKeepDeclaredValuesAlone() throws Exception {
    List<ObjectNode> documents = shop();
    GuessedSchema schema = GuessedSchema.of(documents, Set.of(), null);

    ObjectNode fitted = schema.fit(documents.get(3));

    assertThat(fitted.has("mixed")).isFalse();
    assertThat(fitted.has("nothing")).isFalse();
    assertThat(fitted.has("none")).isFalse();
    assertThat(fitted.path("brand_name").asText()).isEqualTo("bolt");
    assertThat(fitted.path("id").asText()).isEqualTo("3");
  }

  @Test
  void queriesByPlaceAskForWholeValuesWithinACircleNearestFirst() throws Exception {
    List<ObjectNode> documents = shop();
    GuessedSchema schema = GuessedSchema.of(documents, Set.of("title"), null);
    PlaceQuery query =
        PlaceQuery.of(
                JSON.readTree(
                    """
                    {"id": "q", "near": {"lat": 1, "lon": 2}, "radius_m": 500, "filter": {"title": "Thing number 7"},
                     "expected_order": ["7"]}
                    """))
            .orElseThrow();

    assertThat(schema.fit(documents.get(7)).path("title_exact").asText())
        .isEqualTo("Thing number 7");
    assertThat(schema.fields().findValuesAsText("name")).contains("title", "title_exact");
    assertThat(query.search(schema))
        .isEqualTo(
            "{\"query\":\"\",\"size\":100,\"filter\":{\"and\":[{\"field\":\"title_exact\",\"equals\":\"Thing number"
                + " 7\"},{\"field\":\"place\",\"near\":{\"lat\":1,\"lon\":2,\"radiusMeters\":500.0}}]},\"sort\":[{\"field\":"
                + "\"place\",\"distanceTo\":{\"lat\":1,\"lon\":2}}]}");
    assertThat(PlaceQuery.of(JSON.readTree("{\"id\":\"q\",\"text\":\"x\"}"))).isEmpty();
  }
}
