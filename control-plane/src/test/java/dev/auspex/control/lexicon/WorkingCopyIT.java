package dev.auspex.control.lexicon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.PostgresOfTest;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dictionaries and rules while people change them, over HTTP and a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "rosa", roles = "platform-admin")
class WorkingCopyIT {
  private static final String INDEX = "/v1/tenants/{tenant}/indexes/movies";
  private static final String SYNONYMS = INDEX + "/dictionaries/synonyms";
  private static final String WORDS = INDEX + "/dictionaries/words";
  private static final String ENTITIES = INDEX + "/dictionaries/entities";
  private static final String RULES = INDEX + "/rules";
  private static final String TV = "{\"equal\":[\"tv\",\"television\"]}";
  private static final String PIN =
      "{\"when\":{\"match\":\"contains\",\"words\":\"gift\"},"
          + "\"then\":[{\"type\":\"pin\",\"document\":\"p1\",\"position\":1}]}";

  @Inject TenantService tenants;

  private String tenant = "";

  @BeforeEach
  void anIndex() {
    tenant = newTenant();
  }

  @Test
  void anEntryIsAddedShownChangedAndDeletedByItsVersion() {
    json()
        .body(TV)
        .put(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("id", equalTo("tv"))
        .body("entry.equal", contains("tv", "television"))
        .body("entry.weight", equalTo(1.0f))
        .body("changedBy", equalTo("rosa"));
    json()
        .body(TV.replace("television", "telly"))
        .put(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(428)
        .body("type", equalTo(ProblemType.PRECONDITION_REQUIRED.uri()));
    json()
        .header("If-Match", "\"7\"")
        .body(TV.replace("television", "telly"))
        .put(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(412);
    json()
        .header("If-Match", "\"1\"")
        .body(TV.replace("television", "telly"))
        .put(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"");
    json()
        .get(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("entry.equal", contains("tv", "telly"));
    json().delete(SYNONYMS + "/entries/tv", tenant).then().statusCode(428);
    json()
        .header("If-Match", "\"2\"")
        .delete(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(204);
    json()
        .get(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.ENTRY_NOT_FOUND.uri()));
    json()
        .header("If-Match", "\"2\"")
        .body(TV)
        .put(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(412);
  }

  @Test
  void theSameAgainKeepsTheVersion() {
    json().body(TV).put(SYNONYMS + "/entries/tv", tenant).then().header("ETag", "\"1\"");

    json()
        .header("If-Match", "\"1\"")
        .body(TV)
        .put(SYNONYMS + "/entries/tv", tenant)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"");
  }

  @Test
  void linesTakeThePlaceOfAllAndAreWrittenAgainInOrder() {
    lines("{\"word\":\"b\"}\n\n{\"word\":\"手提电脑\"}\r\n{\"word\":\"a\"}")
        .put(WORDS, tenant)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("name", equalTo("words"))
        .body("entries", equalTo(3));
    assertThat(given().header(BEARER[0], BEARER[1]).get(WORDS, tenant).then().extract().asString())
        .isEqualTo("{\"word\":\"a\"}\n{\"word\":\"b\"}\n{\"word\":\"手提电脑\"}\n");

    lines("{\"word\":\"c\"}").put(WORDS, tenant).then().statusCode(428);
    lines("{\"word\":\"c\"}").header("If-Match", "\"9\"").put(WORDS, tenant).then().statusCode(412);
    lines("{\"word\":\"c\"}\n{\"word\":\"b\"}")
        .post(WORDS, tenant)
        .then()
        .statusCode(200)
        .body("entries", equalTo(4))
        .body("version", equalTo(2));
    json().get(WORDS + "/entries/b", tenant).then().body("version", equalTo(1));
    lines("").header("If-Match", "*").put(WORDS, tenant).then().body("entries", equalTo(0));
    json()
        .get(INDEX + "/dictionaries", tenant)
        .then()
        .statusCode(200)
        .body(
            "items.name",
            contains("synonyms", "words", "entities", "stop-words", "protected-words"))
        .body("items.version", contains(0, 3, 0, 0, 0));
  }

  @Test
  void wrongLinesAreNamedAndNothingChanges() {
    lines(
            """
            {"id":"a","equal":["x","y"]}
            {"id":"b","equal":["x"]}
            {"id":"a","equal":["x","z"]}
            {"id":"c","equals":["x","z"]}
            [1]
            nothing
            {"id":"d","equal":["x","y"],"weight":"much"}
            """)
        .put(SYNONYMS, tenant)
        .then()
        .statusCode(400)
        .body("type", equalTo(ProblemType.INVALID_REQUEST.uri()))
        .body("violations", hasSize(6))
        .body(
            "violations.field",
            hasItems("line 3.id", "line 4", "line 5", "line 6", "line 7.weight"))
        .body("violations[0].field", containsString("line 2"))
        .body("violations[0].expected", containsString("'equal' must hold 2 to 50"))
        .body("violations[1].expected", containsString("'a' is in line 1 too"))
        .body("violations[4].expected", containsString("one JSON object"));

    json().get(SYNONYMS + "/entries", tenant).then().body("items", empty());
  }

  @Test
  void aListComesInPagesAndIsFilteredByAnyTextOfAnEntry() {
    lines(
            """
            {"id":"laptop","from":"Laptop","to":[{"words":"notebook"}]}
            {"id":"phone","equal":["phone","mobile"]}
            {"id":"tv","equal":["tv","television"]}
            """)
        .put(SYNONYMS, tenant)
        .then()
        .statusCode(200);

    String cursor =
        json()
            .get(SYNONYMS + "/entries?limit=2", tenant)
            .then()
            .statusCode(200)
            .body("items.id", contains("laptop", "phone"))
            .extract()
            .path("nextCursor");
    json()
        .get(SYNONYMS + "/entries?limit=2&cursor=" + cursor, tenant)
        .then()
        .body("items.id", contains("tv"))
        .body("containsKey('nextCursor')", equalTo(false));
    json()
        .queryParam("text", "LAP")
        .get(SYNONYMS + "/entries", tenant)
        .then()
        .body("items.id", contains("laptop"));
    // Names of members are no text of an entry, and % is no sign for anything.
    json()
        .queryParam("text", "equal")
        .get(SYNONYMS + "/entries", tenant)
        .then()
        .body("items", empty());
    json().queryParam("text", "%").get(SYNONYMS + "/entries", tenant).then().body("items", empty());
    json().get(SYNONYMS + "/entries?limit=0", tenant).then().statusCode(400);
    json()
        .queryParam("text", " ")
        .get(SYNONYMS + "/entries", tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("text"));
  }

  @Test
  void whatNamesAFieldMustFitTheSchema() {
    json()
        .body("{\"kind\":\"genre\",\"name\":\"war\",\"field\":\"genre\",\"value\":\"war\"}")
        .put(ENTITIES + "/entries/war", tenant)
        .then()
        .statusCode(200)
        .body("entry.use", equalTo("boost"));
    json()
        .body("{\"kind\":\"genre\",\"name\":\"war\",\"field\":\"genres\",\"value\":\"war\"}")
        .put(ENTITIES + "/entries/war", tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("field"))
        .body("violations[0].expected", containsString("did you mean 'genre'"));
    json()
        .body(
            "{\"when\":{\"match\":\"always\"},\"then\":[{\"type\":\"filter\",\"filter\":"
                + "{\"field\":\"genre\",\"gte\":1}}]}")
        .put(RULES + "/entries/odd", tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("then[0]"));
    lines(
            "{\"id\":\"odd\",\"when\":{\"match\":\"always\"},\"then\":[{\"type\":\"filter\","
                + "\"filter\":{\"field\":\"nothing\",\"equals\":1}}]}")
        .post(RULES, tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("line 1.then[0]"));
  }

  @Test
  void anIdOfTheBodyIsThatOfThePathAndOtherBodiesAreRefused() {
    json().body(PIN).put(RULES + "/entries/xmas", tenant).then().statusCode(200);
    json()
        .body("{\"id\":\"easter\"," + PIN.substring(1))
        .put(RULES + "/entries/xmas", tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("id"));
    json().body("[]").put(RULES + "/entries/xmas", tenant).then().statusCode(400);
    json().body("{\"when\":1}").put(RULES + "/entries/xmas", tenant).then().statusCode(400);
    json()
        .body(TV)
        .put(INDEX + "/dictionaries/antonyms/entries/tv", tenant)
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.NOT_FOUND.uri()))
        .body("detail", containsString("stop-words"));
    json()
        .get("/v1/tenants/{tenant}/indexes/books/rules/entries", tenant)
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.INDEX_NOT_FOUND.uri()));
  }

  @Test
  void eachChangeIsWrittenDown() {
    json().body(PIN).put(RULES + "/entries/xmas", tenant).then().statusCode(200);
    json().header("If-Match", "*").delete(RULES + "/entries/xmas", tenant).then().statusCode(204);
    lines("{\"word\":\"a\"}").put(WORDS, tenant).then().statusCode(200);
    lines("{\"word\":\"b\"}").post(WORDS, tenant).then().statusCode(200);

    json()
        .get("/v1/tenants/{tenant}/audit", tenant)
        .then()
        .statusCode(200)
        .body(
            "items.action",
            hasItems("rule.change", "rule.delete", "dictionary.replace", "dictionary.append"))
        .body("items.subject", hasItems("index/movies/rule/xmas", "index/movies/dictionary/words"))
        .body("items.find { it.action == 'rule.change' }.after.entry.then", hasSize(1))
        .body("items.find { it.action == 'dictionary.append' }.after.entries", equalTo(2));
  }

  @Test
  void fiftyThousandEntriesComeInOneCallAndNotOneMore() {
    String most =
        IntStream.range(0, 50_000)
            .mapToObj("{\"word\":\"word %05d\"}"::formatted)
            .collect(Collectors.joining("\n"));

    lines(most).put(WORDS, tenant).then().statusCode(200).body("entries", equalTo(50_000));
    lines("{\"word\":\"one more\"}")
        .post(WORDS, tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("entries"));
    lines(most + "\n{\"word\":\"one more\"}")
        .header("If-Match", "*")
        .put(WORDS, tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("line 50001"));
    json()
        .get(INDEX + "/dictionaries", tenant)
        .then()
        .body("items[1].entries", equalTo(50_000))
        .body("items[1].version", equalTo(1));
  }

  @Test
  void otherBodiesHaveALimitOfTheirOwn() {
    String large = "{\"word\":\"%s\"}".formatted("x".repeat(1 << 20));

    json()
        .body(large)
        .put(WORDS + "/entries/x", tenant)
        .then()
        .statusCode(413)
        .body("type", equalTo(ProblemType.BODY_TOO_LARGE.uri()));
    lines(large)
        .put(WORDS, tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("line 1"));
  }

  @Test
  void entriesOfOneTenantAreNothingToAnother() {
    json().body(PIN).put(RULES + "/entries/xmas", tenant).then().statusCode(200);
    lines("{\"word\":\"canary\"}").put(WORDS, tenant).then().statusCode(200);
    String other = newTenant();

    json().get(RULES + "/entries/xmas", other).then().statusCode(404);
    json().get(RULES + "/entries", other).then().statusCode(200).body("items", empty());
    json().header("If-Match", "*").delete(RULES + "/entries/xmas", other).then().statusCode(404);
    lines("").put(WORDS, other).then().statusCode(200);
    given()
        .header(BEARER[0], BEARER[1])
        .get(WORDS, other)
        .then()
        .statusCode(200)
        .body(not(containsString("canary")));
    json().get(WORDS + "/entries/canary", tenant).then().statusCode(200);
  }

  private String newTenant() {
    TenantId id = new TenantId("t" + UUID.randomUUID());
    tenants.create(id, "Test");
    json()
        .body(
            "{\"name\":\"movies\",\"schema\":{\"fields\":[{\"name\":\"title\",\"kind\":\"text\"},"
                + "{\"name\":\"genre\",\"kind\":\"keyword\"}]}}")
        .post("/v1/tenants/{tenant}/indexes", id.value())
        .then()
        .statusCode(201);
    return id.value();
  }

  private static final String[] BEARER = {"Authorization", "Bearer of-the-test"};

  private static RequestSpecification json() {
    return given().contentType("application/json").header(BEARER[0], BEARER[1]);
  }

  private static RequestSpecification lines(String lines) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                        .defaultContentCharset("UTF-8")))
        .contentType("application/x-ndjson")
        .header(BEARER[0], BEARER[1])
        .body(lines);
  }
}
