package dev.auspex.dev;

import static dev.auspex.dev.Lanterns.ids;
import static dev.auspex.dev.Lanterns.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders and cursors on a real Elasticsearch. */
class SearchOrderIT {
  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aSortedSearchVisitsEveryMatchOnceInOrderPageByPage(String placement)
      throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);

    assertThat(paged(lanterns, "{\"field\":\"year\",\"order\":\"desc\"}"))
        .startsWith("d09", "d08", "d07")
        .endsWith("d10", "d11");
    assertThat(paged(lanterns, "{\"field\":\"year\",\"missing\":\"first\"}"))
        .startsWith("d10", "d11", "d00");
    assertThat(paged(lanterns, "{\"field\":\"price\",\"order\":\"desc\"}"))
        .startsWith("d11", "d10");
    assertThat(paged(lanterns, "{\"field\":\"released\"},{\"field\":\"price\",\"order\":\"desc\"}"))
        .startsWith("d08", "d04", "d00", "d09");
    assertThat(paged(lanterns, "{\"field\":\"genre\"},{\"field\":\"open\",\"order\":\"desc\"}"))
        .startsWith("d02", "d08", "d05", "d11");
    assertThat(paged(lanterns, "{\"field\":\"at\",\"distanceTo\":{\"lat\":9,\"lon\":90}}"))
        .startsWith("d09", "d08", "d07")
        .endsWith("d05");
    assertThat(paged(lanterns, "\"relevance\",{\"field\":\"year\"}")).hasSize(12);
  }

  /** The ids on pages of five, which are those of one large page. */
  private static List<String> paged(Lanterns lanterns, String keys)
      throws IOException, InterruptedException {
    String members = "\"query\":\"lantern\",\"sort\":[%s]".formatted(keys);
    JsonNode whole = lanterns.search(members + ",\"size\":100");
    assertThat(whole.at("/rank/rung").asText()).isEqualTo("sorted");
    assertThat(whole.at("/rank/model").isMissingNode()).isTrue();
    assertThat(whole.path("next").isMissingNode()).isTrue();
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          lanterns.search(
              members
                  + ",\"size\":5"
                  + (cursor.isEmpty() ? "" : ",\"cursor\":\"%s\"".formatted(cursor)));
      paged.addAll(ids(page));
      cursor = page.path("next").asText();
    } while (!cursor.isEmpty() && paged.size() < 50);
    assertThat(paged).as(keys).isEqualTo(ids(whole)).hasSize(12).doesNotHaveDuplicates();
    return paged;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aCursorByRelevanceGoesOnToTheEnd(String placement) throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);
    List<String> paged = new ArrayList<>();
    String cursor = "";

    do {
      JsonNode page =
          lanterns.search(
              "\"query\":\"\",\"size\":5"
                  + (cursor.isEmpty() ? "" : ",\"cursor\":\"%s\"".formatted(cursor)));
      paged.addAll(ids(page));
      cursor = page.path("next").asText();
    } while (!cursor.isEmpty() && paged.size() < 50);

    assertThat(paged).hasSize(12).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aCursorOfANeighbourIsRefusedInTheWordsForAForgedOne(String placement)
      throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);
    ObjectNode second = Lanterns.document(1);
    lanterns.bulk("places", lanterns.places, second + "\n");
    String sorted = "\"query\":\"lantern\",\"size\":1,\"sort\":[{\"field\":\"year\"}]";
    String foreign =
        lanterns.ask("places", lanterns.places, sorted).orThrow("search").path("next").asText();
    String own = lanterns.search(sorted).path("next").asText();
    String tampered = own.substring(0, own.length() - 8) + "AAAAAAAA";

    Reply withForeign = lanterns.ask("cinema", lanterns.cinema, sorted + cursor(foreign));
    Reply withTampered = lanterns.ask("cinema", lanterns.cinema, sorted + cursor(tampered));
    Reply withOtherWords =
        lanterns.ask("cinema", lanterns.cinema, sorted.replace("lantern", "number") + cursor(own));
    Reply withOwn = lanterns.ask("cinema", lanterns.cinema, sorted + cursor(own));

    assertThat(foreign).isNotEmpty();
    assertThat(withForeign.status()).isEqualTo(400);
    assertThat(withForeign.problem()).isEqualTo("invalid-request");
    assertThat(withForeign.body().at("/violations/0/field").asText()).isEqualTo("cursor");
    for (Reply other : List.of(withTampered, withOtherWords)) {
      assertThat(other.status()).isEqualTo(400);
      assertThat(other.body().path("detail")).isEqualTo(withForeign.body().path("detail"));
      assertThat(other.body().path("violations")).isEqualTo(withForeign.body().path("violations"));
    }
    assertThat(ids(withOwn.body())).containsExactlyElementsOf(named(1));
  }

  private static String cursor(String token) {
    return ",\"cursor\":\"%s\"".formatted(token);
  }
}
