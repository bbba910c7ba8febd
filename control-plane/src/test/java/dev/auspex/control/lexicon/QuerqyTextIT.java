package dev.auspex.control.lexicon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.PostgresOfTest;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules and synonyms as the text of Querqy, over HTTP and a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "rosa", roles = "platform-admin")
class QuerqyTextIT {
  private static final String INDEX = "/v1/tenants/{tenant}/indexes/movies";
  private static final String RULES = INDEX + "/rules/querqy";
  private static final String SYNONYMS = INDEX + "/dictionaries/synonyms/querqy";
  private static final String TEXT =
      """
      film =>
        SYNONYM(0.8): movie
      "war film" =>
        UP(3.0): * genre:"war"
        HIDE: m9
        @_id: "war"
      """;

  @Inject TenantService tenants;

  @Test
  void theSameTextGivesRulesAndSynonymsAndComesBack() {
    String tenant = newTenant();
    String other = newTenant();

    text(TEXT).post(RULES, tenant).then().statusCode(200).body("entries", equalTo(1));
    text(TEXT).post(SYNONYMS, tenant).then().statusCode(200).body("entries", equalTo(1));

    json()
        .get(INDEX + "/rules/entries/war", tenant)
        .then()
        .statusCode(200)
        .body("entry.when.words", equalTo("war film"))
        .body("entry.then.type", contains("boost", "hide"));
    String written = given().header(BEARER[0], BEARER[1]).get(RULES, tenant).asString();
    assertThat(written)
        .isEqualTo(
            """
            "war film" =>
              UP(3.0): * genre:"war"
              HIDE: m9
              @_id: "war"

            film =>
              SYNONYM(0.8): movie
              @_id: "line-1"

            """);
    json().get(INDEX + "/rules/entries", other).then().statusCode(200).body("items", empty());
    assertThat(given().header(BEARER[0], BEARER[1]).get(RULES, other).asString()).isEmpty();
  }

  @Test
  void wrongLinesAndFieldsAreNamedAndNothingChanges() {
    String tenant = newTenant();

    text("a =>\n  UP(2): b\n  SHOUT: c\n")
        .post(RULES, tenant)
        .then()
        .statusCode(400)
        .body("type", equalTo(ProblemType.INVALID_REQUEST.uri()))
        .body("violations.field", contains("line 3"));
    text("a =>\n  FILTER: * gnre:war\n  @_id: \"g\"\n")
        .post(RULES, tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("g.then[0]"))
        .body("violations.expected", hasItem(containsString("did you mean 'genre'?")));
    json().get(INDEX + "/rules/entries", tenant).then().body("items", empty());
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

  private static RequestSpecification text(String text) {
    return given().contentType("text/plain").header(BEARER[0], BEARER[1]).body(text);
  }
}
