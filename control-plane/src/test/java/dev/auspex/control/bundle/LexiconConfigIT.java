package dev.auspex.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.auspex.control.PostgresOfTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Dictionaries and rules in the declared document of a tenant. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class LexiconConfigIT extends LexiconCalls {
  @Test
  void aDocumentHoldsDictionariesAndRulesAndAppliedTwiceChangesNothing() {
    String yaml =
        """
        format: auspex/v1
        tenant: %s
        indexes:
        - name: books
          schema:
            fields:
            - {name: title, kind: text}
          lexicon:
            synonyms:
            - {id: tv, equal: [tv, television]}
            words:
            - word: b
            - word: a
            rules:
            - id: night
              when: {match: always}
              context: {shop: [de], app: [ios]}
              schedule: {from: "2026-11-27T00:00:00Z"}
              then:
              - {type: banner, data: {title: Sale, image: /sale.png}}
        """
            .formatted(tenant);

    apply(yaml).statusCode(200).body("indexes[0].action", equalTo("create"));
    apply(yaml).statusCode(200).body("indexes[0].action", equalTo("none"));
    String exported =
        api()
            .get("/v1/tenants/{tenant}/config", tenant)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(exported).contains("lexicon:", "equal:", "Sale");
    apply(exported).statusCode(200).body("indexes.action", contains("none", "none"));
    api()
        .get("/v1/tenants/{tenant}/indexes/books/dictionaries/words/entries", tenant)
        .then()
        .body("items.id", contains("a", "b"));
    apply(exported.replace("television", "telly"))
        .body("indexes[0].action", equalTo("change"))
        .body("indexes[0].reason", equalTo("the dictionaries and rules"));
    api()
        .get("/v1/tenants/{tenant}/indexes/books/dictionaries/synonyms/entries/tv", tenant)
        .then()
        .body("entry.equal", contains("tv", "telly"));
    // Without a word of them they stay; an empty lexicon is one without entries.
    apply(yaml.substring(0, yaml.indexOf("  lexicon:"))).body("indexes[0].action", equalTo("none"));
    apply(yaml.substring(0, yaml.indexOf("  lexicon:")) + "  lexicon: {}\n")
        .body("indexes[0].action", equalTo("change"));
    api()
        .get("/v1/tenants/{tenant}/indexes/books", tenant)
        .then()
        .body("bundle", equalTo(3))
        .body("lexicon", nullValue());
    apply(yaml.replace("equal: [tv, television]", "equal: [tv]"))
        .statusCode(400)
        .body("violations[0].field", containsString("indexes[0].lexicon.synonyms[0]"))
        .body("violations[0].expected", containsString("'equal' must hold 2 to 50"));
  }

  private ValidatableResponse apply(String yaml) {
    return api()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
        .contentType("application/yaml")
        .body(yaml)
        .put("/v1/tenants/{tenant}/config", tenant)
        .then();
  }
}
