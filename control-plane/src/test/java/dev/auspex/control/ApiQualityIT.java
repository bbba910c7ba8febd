package dev.auspex.control;

import static dev.auspex.control.Requests.MOVIES;
import static dev.auspex.control.Requests.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.elastic.FakePhysicalIndexes;
import dev.auspex.control.elastic.FakePhysicalSchemas;
import dev.auspex.control.elastic.IndexFacts;
import dev.auspex.control.elastic.IndexOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all creates and lists have in common, and the configuration as one document. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class ApiQualityIT {
  private static final String KEYS = "/v1/tenants/{tenant}/api-keys";
  private static final String INDEXES = "/v1/tenants/{tenant}/indexes";
  private static final String CONFIG = "/v1/tenants/{tenant}/config";
  private static final String NEW_KEY = "{\"name\":\"web\",\"scopes\":[\"search\"]}";

  @Inject FakePhysicalIndexes engine;
  @Inject FakePhysicalSchemas fields;
  @Inject DataSource database;
  private String tenant = "";

  @BeforeEach
  void aTenant() {
    engine.answer(new IndexOutcome.Present());
    fields.answer(new IndexOutcome.Present(), new IndexFacts.Known(5, Set.of()));
    tenant = "q" + UUID.randomUUID().toString().substring(0, 8);
    api()
        .body("{\"id\":\"%s\",\"name\":\"Quality\"}".formatted(tenant))
        .post("/v1/tenants")
        .then()
        .statusCode(201);
  }

  @Test
  void theSameCreateWithTheSameKeyIsDoneOnceAndAnsweredAlike() throws SQLException {
    String key = UUID.randomUUID().toString();

    Response first = create(key, NEW_KEY);
    Response second = create(key, NEW_KEY);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body().asString()).isEqualTo(first.body().asString());
    assertThat(first.header("Idempotent-Replayed")).isNull();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    api().get(KEYS, tenant).then().body("items", hasSize(1));
    assertThat(stored()).doesNotContain(first.path("key").toString()).doesNotContain(key);
  }

  @Test
  void ofManyAtTheSameTimeExactlyOneCreates() throws InterruptedException, ExecutionException {
    String key = UUID.randomUUID().toString();
    Set<String> created = new HashSet<>();
    List<Integer> refused = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Response>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> create(key, NEW_KEY));
      }
      for (Future<Response> call : threads.invokeAll(calls)) {
        if (call.get().statusCode() == 201) {
          created.add(call.get().path("id"));
        } else {
          refused.add(call.get().statusCode());
        }
      }
    }

    assertThat(created).hasSize(1);
    assertThat(refused).allMatch(status -> status == 409);
    api().get(KEYS, tenant).then().body("items", hasSize(1));
  }

  @Test
  void aKeyIsForOneBodyAndARefusalIsNotKept() {
    String key = UUID.randomUUID().toString();
    create(key, "{\"name\":\"\",\"scopes\":[\"search\"]}").then().statusCode(400);
    create(key, NEW_KEY).then().statusCode(201);
    create(key, "{\"name\":\"other\",\"scopes\":[\"search\"]}")
        .then()
        .statusCode(422)
        .body("type", equalTo(ProblemType.IDEMPOTENCY_KEY_REUSED.uri()));
    create("short", NEW_KEY)
        .then()
        .statusCode(400)
        .body("violations.field", contains("Idempotency-Key"));
  }

  @Test
  void aTenantAndAnIndexCanBeCreatedTwiceWithAKeyToo() {
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      api()
          .header("Idempotency-Key", key)
          .body("{\"id\":\"%s-2\",\"name\":\"Twice\"}".formatted(tenant))
          .post("/v1/tenants")
          .then()
          .statusCode(201)
          .body("id", equalTo(tenant + "-2"));
      api()
          .header("Idempotency-Key", key)
          .body(MOVIES)
          .post(INDEXES, tenant)
          .then()
          .statusCode(201)
          .body("state", equalTo("ready"));
    }
  }

  @Test
  void aListComesInPartsThatTogetherAreTheWhole() {
    for (String name : List.of("c", "a", "b")) {
      api().body(MOVIES.replace("movies", name)).post(INDEXES, tenant).then().statusCode(201);
    }

    String cursor =
        api()
            .get(INDEXES + "?limit=2", tenant)
            .then()
            .statusCode(200)
            .body("items.name", contains("a", "b"))
            .extract()
            .path("nextCursor");
    api()
        .get(INDEXES + "?limit=2&cursor=" + cursor, tenant)
        .then()
        .body("items.name", contains("c"))
        .body("nextCursor", nullValue());
    api()
        .get(INDEXES + "?limit=0&cursor=!", tenant)
        .then()
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("limit", "cursor"));
    api().get("/v1/tenants?limit=1").then().statusCode(200).body("items", hasSize(1));
    create(UUID.randomUUID().toString(), NEW_KEY);
    create(UUID.randomUUID().toString(), NEW_KEY);
    String keys = api().get(KEYS + "?limit=1", tenant).then().extract().path("nextCursor");
    api().get(KEYS + "?limit=1&cursor=" + keys, tenant).then().body("items", hasSize(1));
  }

  @Test
  void applyingTwiceChangesNothingAndAnExportIsAppliedWithoutAChange() {
    String yaml =
        """
        format: auspex/v1
        tenant: %s
        indexes:
        - name: movies
          schema:
            fields:
            - {name: title, kind: text, language: en}
            - {name: year, kind: integer, sortable: true}
            - {name: offers, kind: object_list}
            - {name: least, kind: double, flattening: {list: offers, member: price, rule: min}}
            - {name: meaning, kind: vector, embedding: {model: minilm, sources: [title]}}
        - name: books
          schema: {fields: [{name: title, kind: text}]}
        """
            .formatted(tenant);

    apply(yaml, "?dryRun=true")
        .statusCode(200)
        .body("applied", equalTo(false))
        .body("indexes.action", contains("create", "create"));
    api().get(INDEXES, tenant).then().body("items", hasSize(0));
    apply(yaml, "").statusCode(200).body("indexes.action", contains("create", "create"));
    apply(yaml, "").statusCode(200).body("indexes.action", contains("none", "none"));
    String exported = api().get(CONFIG, tenant).then().statusCode(200).extract().asString();
    assertThat(exported).startsWith("format: auspex/v1\ntenant: " + tenant);
    apply(exported, "").body("indexes.action", contains("none", "none"));
    apply(exported.replace("quota: 100", "quota: 50"), "")
        .statusCode(200)
        .body("indexes.action", contains("change", "change"))
        .body("indexes[0].reason", equalTo("the ranking profile"));
    api()
        .get(INDEXES + "/books", tenant)
        .then()
        .body("bundle", equalTo(2))
        .body("ranking.channels.quota", contains(50));
  }

  @Test
  void aDocumentIsAppliedAsAWholeOrNotAtAll() {
    api().body(MOVIES).post(INDEXES, tenant).then().statusCode(201);
    String title = "{name: title, kind: keyword, searchable: true}";
    String yaml =
        """
        format: auspex/v1
        tenant: %s
        indexes:
        - {name: books, schema: {fields: [{name: title, kind: text}]}}
        - {name: movies, schema: {fields: [%s]}}
        """;

    apply(yaml.formatted(tenant, title), "")
        .statusCode(409)
        .body("type", equalTo(ProblemType.SCHEMA_NEEDS_REBUILD.uri()));
    api().get(INDEXES, tenant).then().body("items.name", contains("movies"));
    apply(yaml.formatted("someone", "{name: year, kind: number}"), "").statusCode(400);
    apply(yaml.formatted("someone", "{name: Year, kind: text}"), "")
        .statusCode(400)
        .body("violations.field", contains("tenant", "indexes[1].schema.fields[0].name"));
    apply("format: auspex/v1\ntenant: %s\nindexes: []\nkeys: []".formatted(tenant), "")
        .statusCode(400)
        .body("violations.field", contains("keys"));
    apply("format: auspex/v1\ntenant: %s\nindexes: []".formatted(tenant), "")
        .statusCode(200)
        .body("indexes.action", contains("keep"));
  }

  private ValidatableResponse apply(String yaml, String query) {
    return api()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
        .contentType("application/yaml")
        .body(yaml)
        .put(CONFIG + query, tenant)
        .then();
  }

  private Response create(String key, String body) {
    return api().header("Idempotency-Key", key).body(body).post(KEYS, tenant);
  }

  /** All that the database keeps of idempotent requests. */
  private String stored() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select string_agg(id || body_sha256 || encode(reply, 'escape'), ' ')"
                    + " from idempotent_request")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
