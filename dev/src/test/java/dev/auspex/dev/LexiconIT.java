package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Dictionaries and rules from the people who change them to the gateway that serves by them. */
class LexiconIT {
  private static final String CINEMA = "/v1/tenants/cinema/indexes/lexicon";
  private static final String PLACES = "/v1/tenants/places/indexes/lexicon";
  private static final String INDEX =
      "{\"name\":\"lexicon\",\"schema\":{\"fields\":[{\"name\":\"title\",\"kind\":\"text\"}]}}";

  private static final Path LEXICONS =
      Path.of("target", "stack", "data", Part.QUERY_GATEWAY.label(), "lexicons");

  private final DevStack stack = SharedStack.stack();
  private final PublicApi api = SharedStack.api();

  @Test
  void whatIsPublishedComesToTheGatewayRollsBackAndOutlivesARestart()
      throws IOException, InterruptedException {
    String rosa = api.login("rosa", "rosa");
    String mia = api.login("mia", "mia");
    String clara = api.login("clara", "clara");
    api.admin("POST", "/v1/tenants/cinema/indexes", clara, INDEX).orThrow("create an index");
    api.admin("POST", "/v1/tenants/places/indexes", api.login("petra", "petra"), INDEX)
        .orThrow("create an index");
    String words =
        IntStream.range(0, 50_000)
            .mapToObj("{\"word\":\"word number %05d of many\"}"::formatted)
            .collect(Collectors.joining("\n"));

    // A merchandiser makes rules, an engineer dictionaries and the publication.
    api.admin(
            "PUT",
            CINEMA + "/rules/entries/recalled",
            mia,
            "{\"when\":{\"match\":\"always\"},\"then\":[{\"type\":\"hide\",\"document\":\"p1\"}]}")
        .orThrow("make a rule");
    assertThat(api.lines("PUT", CINEMA + "/dictionaries/words", mia, words).status())
        .isEqualTo(403);
    assertThat(
            api.admin("POST", CINEMA + "/bundles", mia, "{\"lexicon\":\"working-copy\"}").status())
        .isEqualTo(403);
    assertThat(api.lines("PUT", CINEMA + "/dictionaries/words", rosa, words).status())
        .isEqualTo(200);
    long begin = System.nanoTime();
    JsonNode first = publish(rosa);
    Await.until("the gateway has the first lexicon", () -> served(first) && inEffect());
    System.out.printf(
        "50,000 words and a rule from the publication to the gateway: %d ms, %d bytes%n",
        (System.nanoTime() - begin) / 1_000_000, first.path("bytes").asLong());
    assertThat(first.path("entries").asInt()).isEqualTo(50_001);

    assertThat(
            api.lines(
                    "POST",
                    CINEMA + "/dictionaries/synonyms",
                    rosa,
                    "{\"id\":\"a\",\"equal\":[\"a\",\"b\"]}")
                .status())
        .isEqualTo(200);
    JsonNode second = publish(rosa);
    Await.until("the gateway has the second lexicon", () -> served(second) && inEffect());
    JsonNode other =
        api.admin("GET", PLACES, api.login("petra", "petra"), "").orThrow("the other index");
    assertThat(other.path("bundle").asInt()).isEqualTo(1);
    assertThat(other.has("lexicon")).isFalse();
    assertThat(api.admin("GET", PLACES + "/dictionaries/words/entries", rosa, "").status())
        .isEqualTo(403);

    api.admin("POST", CINEMA + "/bundles/2/publish", rosa, "").orThrow("roll back");
    Await.until("the gateway serves by the first lexicon again", () -> served(first) && inEffect());
    assertThat(liveDigest(rosa)).isEqualTo(first.path("digest").asText());

    String key = SharedStack.key("cinema");
    assertThat(api.gateway("POST", CINEMA + "/search", key, "{\"query\":\"word\"}").status())
        .isEqualTo(200);
    Reply restarted;
    stack.kill(Part.CONTROL_PLANE);
    try {
      stack.kill(Part.QUERY_GATEWAY);
      SharedStack.restart(Part.QUERY_GATEWAY);
      restarted = api.gateway("POST", CINEMA + "/search", key, "{\"query\":\"word\"}");
      assertThat(behind()).isZero();
    } finally {
      SharedStack.restart(Part.CONTROL_PLANE);
    }
    assertThat(restarted.status()).isEqualTo(200);
    assertThat(served(first)).isTrue();
  }

  private JsonNode publish(String token) throws IOException, InterruptedException {
    return api.admin("POST", CINEMA + "/bundles", token, "{\"lexicon\":\"working-copy\"}")
        .orThrow("publish")
        .path("lexicon");
  }

  private String liveDigest(String token) throws IOException, InterruptedException {
    return api.admin("GET", CINEMA, token, "")
        .orThrow("the index")
        .path("lexicon")
        .path("digest")
        .asText();
  }

  /** Whether the gateway has the lexicon on its disk and waits for none. */
  private boolean served(JsonNode lexicon) throws IOException, InterruptedException {
    return Files.exists(LEXICONS.resolve(lexicon.path("digest").asText() + ".json.gz"))
        && behind() == 0;
  }

  /** How many indexes the gateway serves by an earlier bundle, as its health says. */
  private int behind() throws IOException, InterruptedException {
    JsonNode health = api.gateway("GET", "/q/health/ready", "", "").body();
    for (JsonNode check : health.path("checks")) {
      if (check.path("name").asText().equals("snapshot")) {
        return check.path("data").path("behind").asInt(-1);
      }
    }
    return -1;
  }

  /** Whether all that was published for cinema has come to the gateway. */
  private boolean inEffect() throws IOException, InterruptedException {
    JsonNode publications =
        api.admin("GET", "/v1/platform/publications", api.login("operator", "operator"), "")
            .orThrow("publications");
    for (JsonNode each : publications.path("items")) {
      if (each.path("tenant").asText().equals("cinema") && !each.hasNonNull("effectiveAt")) {
        return false;
      }
    }
    return true;
  }
}
