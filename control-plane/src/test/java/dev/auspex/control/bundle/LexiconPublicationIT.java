package dev.auspex.control.bundle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.control.PostgresOfTest;
import dev.auspex.control.publish.SnapshotService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Publication of dictionaries and rules over HTTP and a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(
    user = "operator",
    roles = {"platform-admin", "gateway"})
class LexiconPublicationIT extends LexiconCalls {
  private static final String INDEX = "/v1/tenants/{tenant}/indexes/movies";
  private static final String BUNDLES = INDEX + "/bundles";
  private static final String WORKING = "{\"lexicon\":\"working-copy\"}";
  @Inject SnapshotService snapshots;
  @Inject ObjectMapper json;

  @Test
  void nothingServesByAChangeBeforeItIsPublishedAndOneCallRollsBack() throws IOException {
    put("/dictionaries/words/entries/star wars", "{}");
    assertThat(live(tenant).lexicon()).isNull();
    long before = snapshots.current().revision();

    api()
        .body(WORKING)
        .post(BUNDLES, tenant)
        .then()
        .statusCode(201)
        .body("number", equalTo(2))
        .body("lexicon.entries", equalTo(1))
        .body("ranking.channels", hasSize(1));

    LexiconRef first = Objects.requireNonNull(live(tenant).lexicon());
    assertThat(snapshots.current().revision()).isEqualTo(before + 1);
    assertThat(fetched(tenant, first).words())
        .extracting(word -> word.word())
        .containsExactly("star wars");
    put("/rules/entries/hide", hide("p1"));
    assertThat(live(tenant).lexicon()).isEqualTo(first);
    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201).body("number", equalTo(3));
    LexiconRef second = Objects.requireNonNull(live(tenant).lexicon());
    assertThat(second).isNotEqualTo(first);
    assertThat(fetched(tenant, second).size()).isEqualTo(2);

    api().post(BUNDLES + "/2/publish", tenant).then().statusCode(200);
    assertThat(live(tenant).lexicon()).isEqualTo(first);
    api().post(BUNDLES + "/1/publish", tenant).then().statusCode(200);
    assertThat(live(tenant).lexicon()).isNull();
    // The working copies are what they were: publishing them is the way forth again.
    api()
        .body(WORKING)
        .post(BUNDLES, tenant)
        .then()
        .statusCode(201)
        .body("number", equalTo(4))
        .body("lexicon.digest", equalTo(second.digest()));
  }

  @Test
  void whatIsPublishedAlreadyMakesNoBundleAndAnotherRankingKeepsIt() {
    put("/dictionaries/words/entries/a", "{}");
    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201).body("number", equalTo(2));
    LexiconRef ref = Objects.requireNonNull(live(tenant).lexicon());

    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201).body("number", equalTo(2));
    api()
        .body("{\"ranking\":{\"channels\":[{\"kind\":\"term\",\"quota\":40}]}}")
        .post(BUNDLES, tenant)
        .then()
        .statusCode(201)
        .body("number", equalTo(3))
        .body("lexicon.digest", equalTo(ref.digest()));
    delete("/dictionaries/words/entries/a");
    api()
        .body(
            "{\"ranking\":{\"channels\":[{\"kind\":\"term\",\"quota\":50}]},"
                + "\"lexicon\":\"working-copy\"}")
        .post(BUNDLES, tenant)
        .then()
        .statusCode(201)
        .body("number", equalTo(4))
        .body("lexicon", nullValue())
        .body("ranking.channels[0].quota", equalTo(50));
  }

  @Test
  void aCheckShowsWhatWouldChangeAndABadRequestIsRefused() {
    put("/dictionaries/words/entries/a", "{}");
    put("/rules/entries/hide", hide("p1"));
    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201);
    put("/rules/entries/hide", hide("p2"));
    put("/rules/entries/also", hide("p3"));
    delete("/dictionaries/words/entries/a");

    api()
        .body(WORKING)
        .post(BUNDLES + "/validate", tenant)
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("changes", empty())
        .body("lexicon.dictionary", contains("words", "rules"))
        .body("lexicon[0].removed", equalTo(1))
        .body("lexicon[1].before", equalTo(1))
        .body("lexicon[1].after", equalTo(2))
        .body("lexicon[1].added", equalTo(1))
        .body("lexicon[1].changed", equalTo(1))
        .body("lexicon[1].first.id", contains("also", "hide"))
        .body("lexicon[1].first[1].before.then[0].document", equalTo("p1"))
        .body("lexicon[1].first[1].after.then[0].document", equalTo("p2"));
    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201).body("number", equalTo(3));
    api()
        .get(BUNDLES + "/2/diff/3", tenant)
        .then()
        .statusCode(200)
        .body("changes", empty())
        .body("lexicon.dictionary", contains("words", "rules"));
    api().get(BUNDLES + "/3/diff/3", tenant).then().body("lexicon", empty());
    api()
        .body("{\"lexicon\":\"all\"}")
        .post(BUNDLES, tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("lexicon"));
    api().body("{}").post(BUNDLES, tenant).then().statusCode(400);
    api().header("If-Match", "\"1\"").body(WORKING).post(BUNDLES, tenant).then().statusCode(412);
  }

  @Test
  void aSchemaThatBreaksALiveRuleIsShownAndRefused() {
    put(
        "/rules/entries/war",
        "{\"when\":{\"match\":\"is\",\"words\":\"war\"},\"then\":[{\"type\":\"filter\","
            + "\"filter\":{\"field\":\"genre\",\"equals\":\"war\"}}]}");
    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201);
    String without = "{\"fields\":[{\"name\":\"title\",\"kind\":\"text\"}]}";

    api()
        .body(without)
        .post(INDEX + "/schema/impact", tenant)
        .then()
        .statusCode(200)
        .body("impact", equalTo("live"))
        .body("misfits.field", contains("lexicon.rules[war].then[0]"));
    api()
        .header("If-Match", "*")
        .body(without.substring(0, without.length() - 1) + ",\"apply\":\"live\"}")
        .put(INDEX + "/schema", tenant)
        .then()
        .statusCode(400)
        .body("type", equalTo(ProblemType.INVALID_SCHEMA.uri()))
        .body("violations.field", contains("lexicon.rules[war].then[0]"));
    delete("/rules/entries/war");
    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201);
    api()
        .header("If-Match", "*")
        .body(without.substring(0, without.length() - 1) + ",\"apply\":\"live\"}")
        .put(INDEX + "/schema", tenant)
        .then()
        .statusCode(200);
    api().body(without).post(INDEX + "/schema/impact", tenant).then().body("misfits", empty());
  }

  @Test
  void aWorkingCopyThatFitsTheSchemaNoMoreIsNotPublished() {
    put(
        "/dictionaries/entities/entries/war",
        "{\"kind\":\"genre\",\"name\":\"war\",\"field\":\"genre\",\"value\":\"war\"}");
    api()
        .header("If-Match", "*")
        .body("{\"fields\":[{\"name\":\"title\",\"kind\":\"text\"}],\"apply\":\"live\"}")
        .put(INDEX + "/schema", tenant)
        .then()
        .statusCode(200);

    api()
        .body(WORKING)
        .post(BUNDLES + "/validate", tenant)
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("violations.field", contains("lexicon.entities[war].field"))
        .body("lexicon.dictionary", contains("entities"));
    api()
        .body(WORKING)
        .post(BUNDLES, tenant)
        .then()
        .statusCode(400)
        .body("type", equalTo(ProblemType.INVALID_REQUEST.uri()));
  }

  @Test
  void onlyGatewaysFetchALexiconAndOnlyThatOfTheTenantThatTheyName() {
    put("/dictionaries/words/entries/a", "{}");
    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201);
    String digest = Objects.requireNonNull(live(tenant).lexicon()).digest();
    String other = newTenant();

    given()
        .header("Authorization", "Bearer of-the-test")
        .get("/internal/v1/lexicons/{owner}/{digest}", other, digest)
        .then()
        .statusCode(404);
    given()
        .header("Authorization", "Bearer of-the-test")
        .get("/internal/v1/lexicons/{owner}/{digest}", tenant, "x")
        .then()
        .statusCode(404);
    assertThat(live(other).lexicon()).isNull();
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void nobodyElseFetchesALexicon() {
    given()
        .header("Authorization", "Bearer of-the-test")
        .get("/internal/v1/lexicons/{owner}/{digest}", tenant, "0".repeat(64))
        .then()
        .statusCode(403);
  }

  @Test
  void aPublicationIsNotInEffectWhileAGatewayIsBehind() {
    put("/dictionaries/words/entries/a", "{}");
    api().body(WORKING).post(BUNDLES, tenant).then().statusCode(201);
    String behind = ",\"behind\":[{\"tenant\":\"%s\",\"index\":\"movies\"}]".formatted(tenant);

    report(behind);
    api()
        .get("/v1/platform/publications")
        .then()
        .statusCode(200)
        .body("items[0].tenant", equalTo(tenant))
        .body("items[0].effectiveAt", nullValue())
        .body("gateways.find { it.id == 'gw-lexicon' }.behind.index", contains("movies"));
    report("");
    api()
        .get("/v1/platform/publications")
        .then()
        .body("items[0].effectiveAt", not(nullValue()))
        .body("gateways.find { it.id == 'gw-lexicon' }.behind", empty());
    api().delete("/internal/v1/gateways/gw-lexicon").then().statusCode(204);
  }

  private void report(String behind) {
    api()
        .body(
            "{\"epoch\":\"%s\",\"revision\":%d%s}"
                .formatted(epoch(), snapshots.current().revision(), behind))
        .put("/internal/v1/gateways/gw-lexicon")
        .then()
        .statusCode(204);
  }

  private String epoch() {
    return api().get("/internal/v1/snapshot/changes?since=0").then().extract().path("epoch");
  }

  private static String hide(String document) {
    return "{\"when\":{\"match\":\"always\"},\"then\":[{\"type\":\"hide\",\"document\":\"%s\"}]}"
        .formatted(document);
  }

  private void put(String path, String body) {
    var request = api();
    if (api().get(INDEX + path, tenant).statusCode() == 200) {
      request.header("If-Match", "*");
    }
    request.body(body).put(INDEX + path, tenant).then().statusCode(200);
  }

  private void delete(String path) {
    api().header("If-Match", "*").delete(INDEX + path, tenant).then().statusCode(204);
  }

  /** As a gateway does: the bytes are what the digest names, and hold the lexicon. */
  private Lexicon fetched(String owner, LexiconRef ref) throws IOException {
    byte[] packed =
        given()
            .config(
                RestAssured.config()
                    .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
            .header("Authorization", "Bearer of-the-test")
            .get("/internal/v1/lexicons/{owner}/{digest}", owner, ref.digest())
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    assertThat(ref.names(packed)).isTrue();
    return json.readValue(new GZIPInputStream(new ByteArrayInputStream(packed)), Lexicon.class);
  }

  private Bundle live(String owner) {
    return snapshots
        .current()
        .tenant(new TenantId(owner))
        .orElseThrow()
        .indexes()
        .getFirst()
        .bundle();
  }
}
