package dev.auspex.control;

import static dev.auspex.control.Requests.DEDICATED;
import static dev.auspex.control.Requests.MOVIES;
import static dev.auspex.control.Requests.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.control.cell.CellLayout;
import dev.auspex.control.elastic.FakeHomeDocuments;
import dev.auspex.control.elastic.FakePhysicalCells;
import dev.auspex.control.elastic.FakePhysicalDrift;
import dev.auspex.control.elastic.FakePhysicalIndexes;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.elastic.PhysicalState;
import dev.auspex.control.elastic.WantedFields;
import dev.auspex.control.publish.SnapshotService;
import dev.auspex.documents.stored.StoredForms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of differences over a real PostgreSQL; the search engine is a fake. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class DriftIT {
  private static final Instant LONG_AGO = Instant.parse("2020-02-02T02:02:02Z");
  private static final String DRIFT = "/v1/platform/drift";
  private static final Schema SCHEMA =
      new Schema(List.of(Field.searchable("title", FieldKind.TEXT, 1)));
  private static final Map<String, String> FIELDS =
      new WantedFields.OfSchema(SCHEMA, StoredForms.own(Location.dedicated("auspex.own"), SCHEMA))
          .forms();

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID());
  private final TenantId other = new TenantId("t" + UUID.randomUUID());
  private final String own = "auspex.%s.movies.1".formatted(tenant);

  @Inject SnapshotService snapshots;
  @Inject FakePhysicalIndexes indexes;
  @Inject FakePhysicalCells cells;
  @Inject FakePhysicalDrift engine;
  @Inject FakeHomeDocuments documents;
  @Inject DataSource database;
  private String cell = "";

  @BeforeEach
  void aDedicatedIndexAndAPooledOneOfANeighbour() {
    indexes.answer(new IndexOutcome.Present());
    cells.answer(new IndexOutcome.Present());
    create(tenant, DEDICATED);
    create(other, MOVIES);
    Location pooled =
        snapshots.current().tenant(other).orElseThrow().indexes().getFirst().placement().serving();
    cell = pooled.physicalIndex();
    engine.put(
        new PhysicalState(
            cell, LONG_AGO, 1, 0, 0, new WantedFields.OfCell(CellLayout.slots()).forms()));
    engine.put(state(1, 0, FIELDS));
    engine.answer(true);
  }

  @AfterEach
  void nothingIsAnsweredToOtherTests() {
    engine.answer(false);
    engine.lose(own);
  }

  private static void create(TenantId tenant, String index) {
    api()
        .body("{\"id\":\"%s\",\"name\":\"Drift\"}".formatted(tenant))
        .post("/v1/tenants")
        .then()
        .statusCode(201);
    api()
        .body(index)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(201)
        .body("state", equalTo("ready"));
  }

  private PhysicalState state(int replicas, int lostPrimaries, Map<String, String> fields) {
    return new PhysicalState(own, LONG_AGO, replicas, lostPrimaries, 0, fields);
  }

  private ValidatableResponse check() {
    return api().post(DRIFT + "/check").then().statusCode(200);
  }

  private ValidatableResponse mend(String id) {
    return api().post(DRIFT + "/{id}/mend", id).then();
  }

  private String id(String kind, String subject) {
    return api()
        .get(DRIFT)
        .then()
        .statusCode(200)
        .extract()
        .path("items.find { it.kind == '%s' && it.subject == '%s' }.id".formatted(kind, subject));
  }

  /** The kinds of what is there now about the subject. */
  private static String open(String subject) {
    return "items.findAll { it.subject == '%s' && it.mendedAt == null }.kind".formatted(subject);
  }

  @Test
  void whatAgreesIsNotListed() {
    check().body(open(own), empty()).body(open(cell), empty()).body("checkedAt", notNullValue());
  }

  @Test
  void aLostIndexIsReportedUntilItIsBackAndNeverMade() {
    engine.lose(own);

    check()
        .body(open(own), contains("index-missing"))
        .body("items.find { it.subject == '%s' }.tenant".formatted(own), equalTo(tenant.value()));
    String id = id("index-missing", own);
    mend(id).statusCode(409).body("type", equalTo(ProblemType.DRIFT_NOT_MENDABLE.uri()));
    assertThat(engine.look()).noneMatch(state -> state.name().equals(own));
    engine.put(state(1, 0, FIELDS));
    mend(id).statusCode(200).body("mendedAt", notNullValue()).body("mendedBy", nullValue());
    check().body(open(own), empty());
  }

  @Test
  void fieldsAndReplicasAreMendedUnaskedAndTheAuditKnows() {
    engine.put(state(3, 0, Map.of("title", FIELDS.get("title"))));

    check()
        .body(open(own), empty())
        .body(
            "items.findAll { it.subject == '%s' && it.mendedBy == 'operator' }.kind.sort()"
                .formatted(own),
            contains("field-missing", "replicas-changed"));

    assertThat(engine.look()).contains(state(1, 0, FIELDS));
    api()
        .get("/v1/platform/audit?limit=5")
        .then()
        .statusCode(200)
        .body("items.findAll { it.action == 'drift.mend' }.after.subject", hasItem(own));
    assertThat(engine.changes().stream().filter(change -> change.endsWith(own)))
        .containsExactlyInAnyOrder("replicas of " + own, "fields of " + own);
    check();
    assertThat(engine.changes().stream().filter(change -> change.endsWith(own))).hasSize(2);
  }

  @Test
  void aLostShardIsReportedUntilItIsAssigned() {
    engine.put(state(1, 1, FIELDS));

    check().body(open(own), contains("unassigned"));
    engine.put(state(1, 0, FIELDS));
    check().body(open(own), empty());
  }

  @Test
  void anIndexThatNothingNamesIsDeletedOnCommandAlone() {
    String ghost = "auspex.%s.ghost.1".formatted(tenant);
    engine.put(new PhysicalState(ghost, Instant.now(), 1, 0, 0, Map.of()));
    check().body(open(ghost), empty());
    engine.put(new PhysicalState(ghost, LONG_AGO, 1, 0, 0, Map.of()));

    check().body(open(ghost), contains("unknown-index"));
    assertThat(engine.look()).anyMatch(state -> state.name().equals(ghost));
    String id = id("unknown-index", ghost);
    mend(id).statusCode(200).body("mendedBy", equalTo("operator"));
    mend(id).statusCode(200).body("mendedBy", equalTo("operator"));

    assertThat(engine.look())
        .noneMatch(state -> state.name().equals(ghost))
        .anyMatch(state -> state.name().equals(own));
    mend("drift-0000000000000000")
        .statusCode(404)
        .body("type", equalTo(ProblemType.DRIFT_NOT_FOUND.uri()));
  }

  @Test
  void anIndexThatHasComeToBeNamedIsNotDeleted() {
    String soon = "auspex.%s.soon.1".formatted(tenant);
    engine.put(new PhysicalState(soon, LONG_AGO, 1, 0, 0, FIELDS));
    check().body(open(soon), contains("unknown-index"));
    String id = id("unknown-index", soon);
    api()
        .body(DEDICATED.replace("movies", "soon"))
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(201);

    mend(id).statusCode(200).body("mendedBy", nullValue());

    assertThat(engine.look()).anyMatch(state -> state.name().equals(soon));
  }

  @Test
  void documentsOfNobodyAreListedAfterTwoLooksAndDeletedOnCommand() {
    String ghost = tenant + ".ghost.1";
    String subject = cell + "/" + ghost;
    documents.put(cell, ghost, "a");
    documents.put(cell, ghost, "b");
    documents.put(cell, other + ".movies.1", "a");

    check().body(open(subject), empty());
    check().body(open(subject), contains("unknown-documents"));
    mend(id("unknown-documents", subject)).statusCode(200).body("mendedBy", equalTo("operator"));

    assertThat(engine.documentsByKey(cell))
        .doesNotContainKey(ghost)
        .containsEntry(other + ".movies.1", 1L);
    check().body(open(subject), empty());
  }

  @Test
  void nothingIsMissingWhereNothingAnswers() {
    String before = check().extract().path("checkedAt");
    engine.answer(false);

    api()
        .post(DRIFT + "/check")
        .then()
        .statusCode(503)
        .body("type", equalTo(ProblemType.ENGINE_UNAVAILABLE.uri()));

    api()
        .get(DRIFT)
        .then()
        .statusCode(200)
        .body(open(own), empty())
        .body("checkedAt", equalTo(before));
  }

  @Test
  void aProcessThatDiesAfterAMendLeavesNothingToDo() {
    engine.put(state(3, 0, FIELDS));
    engine.die(true);

    api().post(DRIFT + "/check").then().statusCode(500);
    engine.die(false);

    api().get(DRIFT).then().body(open(own), contains("replicas-changed"));
    check()
        .body(open(own), empty())
        .body(
            "items.findAll { it.subject == '%s' && it.mendedBy == null }.kind".formatted(own),
            contains("replicas-changed"));
    assertThat(engine.changes().stream().filter(change -> change.endsWith(own))).hasSize(1);
  }

  @Test
  void nothingIsDeletedWhileSomebodyChangesIndexes() throws SQLException {
    String ghost = "auspex.%s.ghost.2".formatted(tenant);
    engine.put(new PhysicalState(ghost, LONG_AGO, 1, 0, 0, Map.of()));
    check();
    String id = id("unknown-index", ghost);

    try (Connection somebody = database.getConnection();
        Statement statement = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      statement.execute("lock table tenant_index in row exclusive mode");
      mend(id).statusCode(503).body("type", equalTo(ProblemType.ENGINE_UNAVAILABLE.uri()));
      somebody.rollback();
    }

    assertThat(engine.look()).anyMatch(state -> state.name().equals(ghost));
    mend(id).statusCode(200);
    assertThat(engine.look()).noneMatch(state -> state.name().equals(ghost));
  }
}
