package dev.auspex.gateway.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.documents.stored.StoredForms;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.elastic.CompletionSearch.Near;
import dev.auspex.gateway.elastic.CompletionSearch.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuggestRequestsTest {
  private static final GeoPoint BERLIN = new GeoPoint(52.5, 13.4);
  static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.builder("title", FieldKind.TEXT).searchable(true).suggest(true).build(),
              Field.builder("tags", FieldKind.KEYWORD).list(true).suggest(true).build(),
              Field.builder("votes", FieldKind.LONG).feature(true).build(),
              Field.builder("scores", FieldKind.LONG).list(true).feature(true).build(),
              Field.builder("year", FieldKind.INTEGER).build(),
              Field.builder("place", FieldKind.GEO_POINT).sortable(true).build()));

  static IndexSnapshot index(Schema schema, boolean completions) {
    IndexSnapshot index = Cinema.index("movies", schema, Cinema.RANKING);
    Location home = index.placement().serving();
    return completions
        ? new IndexSnapshot(
            index.name(), Placement.at(StoredForms.own(home, schema)), index.bundle())
        : index;
  }

  static SuggestBody body(String query) {
    return new SuggestBody(query, null, null, null, null, null, null, null, null);
  }

  private static List<Violation> violations(SuggestBody body, Schema schema) {
    ApiProblem problem =
        catchThrowableOfType(
            ApiProblem.class, () -> SuggestRequests.check(body, index(schema, true)));
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    return problem.violations();
  }

  @Test
  void whatIsLeftOutIsUsual() {
    SuggestQuery query = SuggestRequests.check(body("za"), index(SCHEMA, true));

    assertThat(query.size()).isEqualTo(5);
    assertThat(query.fields()).extracting(Field::name).containsExactly("title", "tags");
    assertThat(query.anywhere()).isTrue();
    assertThat(query.order()).isEqualTo(new Order(null, null));
    assertThat(query.filter()).isNull();
  }

  @Test
  void everythingThatIsSaidCounts() {
    SuggestQuery query =
        SuggestRequests.check(
            new SuggestBody(
                "za",
                20,
                List.of("tags", "tags"),
                "start",
                "votes",
                BERLIN,
                null,
                Cinema.NEW,
                null),
            index(SCHEMA_WITH_FILTERABLE_YEAR, true));

    assertThat(query.size()).isEqualTo(20);
    assertThat(query.fields()).extracting(Field::name).containsExactly("tags");
    assertThat(query.anywhere()).isFalse();
    assertThat(query.order()).isEqualTo(new Order(new Near("place", BERLIN), "votes"));
    assertThat(query.filter()).isEqualTo(Cinema.NEW);
  }

  private static final Schema SCHEMA_WITH_FILTERABLE_YEAR =
      new Schema(
          SCHEMA.fields().stream()
              .map(
                  field ->
                      field.name().equals("year")
                          ? Field.filterable("year", FieldKind.INTEGER)
                          : field)
              .toList());

  @Test
  void whatIsWrongIsNamed() {
    List<@Nullable String> fields = List.of("titel", "year");

    assertThat(
            violations(
                new SuggestBody(
                    null, 21, fields, "end", "scores", BERLIN, "votes", Cinema.NEW, null),
                SCHEMA))
        .containsExactlyInAnyOrder(
            new Violation("query", "a string: what was typed so far"),
            new Violation("size", "1 to 20, but was 21"),
            new Violation("match", "words or start"),
            new Violation("filter", "a field that is filterable"),
            new Violation(
                "fields[0]",
                "the name of a field that is offered as completions (suggest), but the index has no"
                    + " such field; did you mean 'title'?"),
            new Violation(
                "fields[1]",
                "the name of a field that is offered as completions (suggest), but 'year' is not"),
            new Violation(
                "by",
                "the name of a field that is a number, no list, and feature or sortable, but"
                    + " 'scores' is not"),
            new Violation(
                "near",
                "the name of a field that is a geo_point, no list, and feature or sortable, but"
                    + " 'votes' is not"));
  }

  @Test
  void aPlaceNeedsAPointAndAPointAPlace() {
    Schema without = new Schema(SCHEMA.fields().subList(0, 3));

    assertThat(
            violations(
                new SuggestBody("za", null, null, null, null, null, "place", null, null), SCHEMA))
        .extracting(Violation::field)
        .containsExactly("location");
    assertThat(
            violations(
                new SuggestBody("za", null, null, null, null, BERLIN, null, null, null), without))
        .extracting(Violation::field)
        .containsExactly("near");
    assertThat(
            violations(
                new SuggestBody("za", null, List.of(), null, null, null, null, null, null), SCHEMA))
        .containsExactly(new Violation("fields", "1 to 200 names, but there are 0"));
    assertThat(violations(body("za"), new Schema(SCHEMA.fields().subList(2, 4))))
        .containsExactly(
            new Violation(
                "fields",
                "a field that is offered as completions (suggest), but index movies has none"));
  }

  @Test
  void anIndexOfBeforeSaysThatItMustBeRebuilt() {
    ApiProblem problem =
        catchThrowableOfType(
            ApiProblem.class, () -> SuggestRequests.check(body("za"), index(SCHEMA, false)));

    assertThat(problem.type()).isEqualTo(ProblemType.INDEX_NOT_READY);
    assertThat(problem).hasMessageContaining("rebuild it");
  }
}
