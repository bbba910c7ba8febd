package dev.auspex.control.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.control.elastic.CellSlot;
import dev.auspex.control.elastic.PhysicalState;
import dev.auspex.control.elastic.WantedFields;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant BOUND = NOW.minus(Duration.ofHours(1));
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(3));
  private static final String MOVIES = "auspex.cinema.movies.1";
  private static final String CELL = "auspex-cell-1";
  private static final TenantId CINEMA = new TenantId("cinema");
  private static final TenantId PLACES = new TenantId("places");
  private static final WantedFields SCHEMA =
      new WantedFields.OfSchema(
          new Schema(
              List.of(
                  Field.searchable("title", FieldKind.TEXT, 1),
                  Field.stored("year", FieldKind.INTEGER))),
          Location.dedicated(MOVIES));
  private static final WantedFields SLOTS =
      new WantedFields.OfCell(
          List.of(new CellSlot("num_00", FieldKind.LONG, 0, CellSlot.Use.VALUES)));
  private static final Desired DESIRED =
      new Desired(
          List.of(
              new Desired.Index(MOVIES, CINEMA, "Index movies of tenant cinema", SCHEMA),
              new Desired.Index(CELL, null, "Cell auspex-cell-1", SLOTS)),
          List.of(CELL),
          Set.of(MOVIES, CELL, "auspex.cinema.movies.2"),
          Set.of(PLACES));

  private static PhysicalState movies(Map<String, @Nullable String> changes, int replicas) {
    return new PhysicalState(MOVIES, LONG_AGO, replicas, 0, 0, changed(SCHEMA, changes));
  }

  private static PhysicalState cell() {
    return new PhysicalState(CELL, LONG_AGO, 1, 0, 0, SLOTS.forms());
  }

  /** The wanted fields, but for those that are given another form, or none. */
  private static Map<String, String> changed(
      WantedFields wanted, Map<String, @Nullable String> changes) {
    Map<String, String> forms = new HashMap<>(wanted.forms());
    changes.forEach(
        (name, form) -> {
          if (form == null) {
            forms.remove(name);
          } else {
            forms.put(name, form);
          }
        });
    return forms;
  }

  private static List<Finding> compare(PhysicalState... actual) {
    return Comparison.ofIndexes(DESIRED, List.of(actual), 1, BOUND);
  }

  @Test
  void whatIsAsWantedIsNoDriftNorAreFieldsThatASchemaHadOnce() {
    assertThat(compare(movies(Map.of("genre", "keyword"), 1), cell())).isEmpty();
  }

  @Test
  void whatIsNotThereIsReportedAndNeverMended() {
    List<Finding> found = compare(cell());

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().kind()).isEqualTo(DriftKind.INDEX_MISSING);
    assertThat(found.getFirst().subject()).isEqualTo(MOVIES);
    assertThat(found.getFirst().tenant()).isEqualTo(CINEMA);
    assertThat(found.getFirst().mendable()).isFalse();
    assertThat(compare(movies(Map.of(), 1)).getFirst().subject()).isEqualTo(CELL);
  }

  @Test
  void missingFieldsAreAddedTogether() {
    Map<String, @Nullable String> without = new HashMap<>();
    without.put("year", null);
    without.put("auspex_deleted", null);

    List<Finding> found = compare(movies(without, 1), cell());

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().kind()).isEqualTo(DriftKind.FIELD_MISSING);
    assertThat(found.getFirst().detail())
        .isEqualTo(
            "Index movies of tenant cinema lacks in Elasticsearch: auspex_deleted (boolean); year (integer)");
    assertThat(found.getFirst().mend())
        .isEqualTo(new Mend.AddFields(MOVIES, SCHEMA, Set.of("year", "auspex_deleted")));
  }

  @Test
  void anotherTypeNeedsARebuild() {
    List<Finding> found = compare(movies(Map.of("year", "long"), 1), cell());

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().kind()).isEqualTo(DriftKind.FIELD_DIFFERS);
    assertThat(found.getFirst().mendable()).isFalse();
    assertThat(found.getFirst().detail())
        .contains("'year' should be integer, but is long", "start a job of kind rebuild");
  }

  @Test
  void replicasAreSetAndLostShardsReported() {
    PhysicalState red = new PhysicalState(CELL, LONG_AGO, 1, 2, 3, SLOTS.forms());

    List<Finding> found = compare(movies(Map.of(), 0), red);

    assertThat(found)
        .extracting(Finding::kind)
        .containsExactly(DriftKind.REPLICAS_CHANGED, DriftKind.UNASSIGNED);
    assertThat(found.getFirst().mend()).isEqualTo(new Mend.SetReplicas(MOVIES));
    assertThat(found.getLast().detail()).contains("2 of its primary shards and 3 of its replicas");
    assertThat(found.getLast().mendable()).isFalse();
  }

  @Test
  void anOldIndexThatNothingNamesIsReportedAndOnlyACellIsNeverDeleted() {
    List<Finding> found =
        compare(
            movies(Map.of(), 1),
            cell(),
            // A job's.
            state("auspex.cinema.movies.2", LONG_AGO),
            // Too young.
            state("auspex.cinema.movies.8", NOW),
            // Of a tenant that is being removed.
            state("auspex.places.cities.1", LONG_AGO),
            state("auspex.cinema.movies.9", LONG_AGO),
            state("auspex-cell-9", LONG_AGO),
            state("auspex.odd", LONG_AGO));

    assertThat(found)
        .extracting(Finding::kind, Finding::subject, Finding::mend)
        .containsExactly(
            tuple(
                DriftKind.UNKNOWN_INDEX,
                "auspex.cinema.movies.9",
                new Mend.DeleteIndex("auspex.cinema.movies.9")),
            tuple(DriftKind.UNKNOWN_INDEX, "auspex-cell-9", new Mend.ByPeople()),
            tuple(DriftKind.UNKNOWN_INDEX, "auspex.odd", new Mend.DeleteIndex("auspex.odd")));
  }

  private static PhysicalState state(String name, Instant createdAt) {
    return new PhysicalState(name, createdAt, 1, 0, 0, Map.of());
  }

  @Test
  void documentsBelongToMembersOrToTenantsThatAreLeaving() {
    List<Finding> found =
        Comparison.ofDocuments(
            DESIRED,
            CELL,
            Map.of("cinema.movies.1", 3L, "cinema.ghost.1", 5L, "places.cities.1", 7L),
            Set.of("cinema.movies.1"));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().subject()).isEqualTo("auspex-cell-1/cinema.ghost.1");
    assertThat(found.getFirst().tenant()).isEqualTo(CINEMA);
    assertThat(found.getFirst().mend()).isEqualTo(new Mend.RemoveDocuments(CELL, "cinema.ghost.1"));
    assertThat(found.getFirst().detail()).contains("5 documents of 'cinema.ghost.1'");
  }
}
