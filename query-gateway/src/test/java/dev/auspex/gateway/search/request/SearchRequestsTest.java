package dev.auspex.gateway.search.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.edge.Problems;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.elastic.Sorting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRequestsTest extends RequestReading {
  @Test
  void aQueryAloneGetsTheFirstTenHitsByRelevanceAndNothingElse() {
    SearchQuery query = read("{\"query\":\"War\"}");

    assertThat(query)
        .usingRecursiveComparison()
        .ignoringFields("paging")
        .isEqualTo(Queries.byRelevance("War", 10, 0, 100));
    assertThat(query.paging().seen()).isZero();
  }

  @Test
  void aPageMayEndWhereTheWindowEnds() {
    SearchQuery query = read("{\"query\":\"\",\"size\":20,\"offset\":80}");

    assertThat(query.size()).isEqualTo(20);
    assertThat(query.offset()).isEqualTo(80);
    assertThat(query.paging().seen()).isEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|query",
        "{\"query\":null}|query",
        "{\"query\":\"a\",\"size\":0}|size",
        "{\"query\":\"a\",\"size\":101}|size",
        "{\"query\":\"a\",\"offset\":-1}|offset",
        "{\"query\":\"a\",\"offset\":91}|offset",
        "{\"query\":\"a\",\"offset\":2147483647}|offset",
      })
  void namesTheMemberThatIsOutOfRange(String body, String member) {
    ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> read(body));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.violations()).extracting(Violation::field).containsExactly(member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"query\":\"a\"",
        "{\"query\":\"a\"} {}",
        "{\"query\":\"a\",\"query\":\"b\"}",
        "{\"query\":\"a\",\"filter\":{}}",
        "{\"query\":\"a\",\"filter\":1}",
        "{\"query\":\"a\",\"facets\":{}}",
        "{\"query\":\"a\",\"sort\":\"relevance\"}",
        "{\"query\":\"a\",\"sort\":[5]}",
        "{\"query\":\"a\",\"location\":[1,2]}",
        "{\"query\":\"a\",\"location\":{\"lat\":1}}",
        "{\"query\":\"a\",\"cursor\":5}",
        "{\"query\":\"a\",\"context\":{\"a\":{}}}",
        "{\"query\":7}",
        "{\"query\":\"a\",\"size\":\"5\"}",
        "{\"query\":\"a\",\"size\":1.5}",
        "{\"query\":\"a\",\"size\":99999999999}",
        "{\"query\":{\"match_all\":{}}}",
      })
  void anotherShapeIsRefused(String body) {
    Throwable failure = catchThrowable(() -> read(body));

    assertThat(Problems.from(failure).type()).isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void aHugeBodyIsRefusedUnread() {
    ApiProblem problem =
        catchThrowableOfType(ApiProblem.class, () -> read(" ".repeat(64 * 1024 + 1)));

    assertThat(problem.type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
  }

  @Test
  void aMisspeltMemberIsToldWhatWasMeant() {
    assertThat(refused("\"fliter\":{}"))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo("fliter");
              assertThat(violation.expected()).endsWith("did you mean 'filter'?");
            });
  }

  @Test
  void aFilterIsReadAndCheckedAgainstTheSchema() {
    SearchQuery query =
        with(
            "\"filter\":{\"and\":[{\"field\":\"genre\",\"equals\":\"war\"},{\"field\":\"at\","
                + "\"near\":{\"lat\":1,\"lon\":2,\"radiusMeters\":3}}]}");

    assertThat(query.filter())
        .isEqualTo(
            new Filter.And(
                List.of(
                    new Filter.Equals("genre", new FilterValue.Text("war")),
                    new Filter.Near("at", new Circle(1, 2, 3)))));
    assertThat(
            refused(
                "\"filter\":{\"and\":[{\"field\":\"year\",\"equals\":\"x\"},"
                    + "{\"not\":{\"field\":\"gnere\",\"equals\":\"x\"}}]}"))
        .containsExactly(
            new Violation("filter.and[0]", "whole numbers of 32 bits, because 'year' is integer"),
            new Violation("filter.and[1].not", "a field of the index; did you mean 'genre'?"));
  }

  @Test
  void aMisspeltFieldIsToldWhatWasMeant() {
    assertThat(refused("\"facets\":[{\"field\":\"gnere\"}],\"sort\":[{\"field\":\"yaer\"}]"))
        .extracting(Violation::expected)
        .containsExactly(
            "the name of a field that is facetable, but the index has no such field; did you mean"
                + " 'genre'?",
            "the name of a field that is sortable, but the index has no such field; did you mean"
                + " 'year'?");
  }

  @Test
  void everyKindOfSortKeyIsRead() {
    SearchQuery query =
        with(
            "\"size\":100,\"offset\":9900,\"sort\":[{\"field\":\"year\",\"order\":\"desc\","
                + "\"missing\":\"first\"},\"relevance\","
                + "{\"field\":\"at\",\"distanceTo\":{\"lat\":1,\"lon\":2}}]");

    assertThat(query.sorting())
        .isEqualTo(
            new Sorting(
                List.of(
                    new Sorting.Key.OfField("year", false, true),
                    new Sorting.Key.OfRelevance(),
                    new Sorting.Key.OfDistance("at", new GeoPoint(1, 2))),
                null));
    assertThat(query.offset()).isEqualTo(9900);
  }

  @Test
  void aDistanceBeginsAtTheLocationWhereItSaysNothing() {
    SearchQuery query = with("\"location\":{\"lat\":1,\"lon\":2},\"sort\":[{\"field\":\"at\"}]");

    assertThat(query.sorting())
        .isEqualTo(
            new Sorting(List.of(new Sorting.Key.OfDistance("at", new GeoPoint(1, 2))), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"relevance\"]", "[\"relevance\",\"relevance\"]"})
  void relevanceAloneIsTheUsualOrder(String sort) {
    assertThat(with("\"sort\":" + sort).sorting()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[null]|sort[0]",
        "[\"score\"]|sort[0]",
        "[{}]|sort[0].field",
        "[{\"field\":\"title\"}]|sort[0].field",
        "[{\"field\":\"tags\"}]|sort[0].field",
        "[{\"field\":\"_seq_no\"}]|sort[0].field",
        "[{\"field\":\"year\",\"order\":\"down\"}]|sort[0].order",
        "[{\"field\":\"year\",\"missing\":\"0\"}]|sort[0].missing",
        "[{\"field\":\"year\",\"distanceTo\":{\"lat\":1,\"lon\":2}}]|sort[0].distanceTo",
        "[{\"field\":\"at\"}]|sort[0].distanceTo",
        "[{\"field\":\"at\",\"order\":\"desc\",\"distanceTo\":{\"lat\":1,\"lon\":2}}]|sort[0]",
        "[{\"field\":\"at\",\"distanceTo\":{\"lat\":91,\"lon\":2}}]|sort[0].distanceTo",
        "[{\"field\":\"year\",\"mode\":\"min\"}]|sort[0].mode",
        "[\"relevance\",\"relevance\",\"relevance\",\"relevance\"]|sort",
      })
  void aSortKeyThatDoesNotFitIsNamed(String sort, String path) {
    assertThat(refused("\"sort\":" + sort)).extracting(Violation::field).containsExactly(path);
  }

  @Test
  void aSortedPageEndsWithinTenThousand() {
    assertThat(refused("\"sort\":[{\"field\":\"year\"}],\"size\":100,\"offset\":9901"))
        .extracting(Violation::field)
        .containsExactly("offset");
  }

  @Test
  void fieldsAreShownOnesEachOnce() {
    assertThat(with("\"fields\":[\"year\",\"title\",\"year\"]").fields())
        .containsExactly("year", "title");
    assertThat(with("\"fields\":[]").fields()).isEmpty();
    assertThat(with("\"size\":5").fields()).isNull();
    assertThat(refused("\"fields\":[\"meaning\",\"title\",null,\"tenant_index\"]"))
        .extracting(Violation::field)
        .containsExactly("fields[0]", "fields[2]", "fields[3]");
  }

  @Test
  void whoSearchesIsCarriedAndTheUserOfTheKeyComesFirst() {
    String body =
        "{\"query\":\"a\",\"user\":\"u-1\",\"session\":\"s-1\",\"context\":{\"device\":\"phone\"},"
            + "\"location\":{\"lat\":1,\"lon\":2}}";

    assertThat(read(body).audience())
        .isEqualTo(new Audience(new GeoPoint(1, 2), "u-1", "s-1", Map.of("device", "phone")));
    assertThat(read(body, new Caller(Cinema.TENANT, null, "k-1")).audience().user())
        .isEqualTo("k-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"user\":\"\"|user",
        "\"user\":\"a\\u0000\"|user",
        "\"session\":\" \"|session",
        "\"context\":{\"a\":null}|context.a",
        "\"context\":{\"\":\"a\"}|context",
        "\"location\":{\"lat\":91,\"lon\":0}|location",
      })
  void whatIsOddAboutTheAudienceIsNamed(String members, String path) {
    assertThat(refused(members)).extracting(Violation::field).containsExactly(path);
  }

  @Test
  void contextIsBounded() {
    StringBuilder many = new StringBuilder("\"context\":{\"k0\":\"v\"");
    for (int i = 1; i <= 20; i++) {
      many.append(",\"k%d\":\"v\"".formatted(i));
    }

    assertThat(refused(many + "}")).extracting(Violation::field).containsExactly("context");
    assertThat(refused("\"context\":{\"a\":\"%s\"}".formatted("x".repeat(257))))
        .extracting(Violation::field)
        .containsExactly("context.a");
    assertThat(refused("\"user\":\"%s\"".formatted("x".repeat(129)))).hasSize(1);
  }

  private String cursor(SearchQuery query, long seen, @Nullable String place) {
    return cursors.seal(new Cursors.Position(seen, place), query.paging().scope());
  }

  @Test
  void aCursorGoesOnWhereItsPageEndedAndIsCutToTheWindow() {
    String cursor = cursor(with("\"size\":30"), 90, null);

    SearchQuery query = with("\"size\":30,\"cursor\":\"%s\"".formatted(cursor));

    assertThat(query.offset()).isEqualTo(90);
    assertThat(query.size()).isEqualTo(10);
    assertThat(query.paging().seen()).isEqualTo(90);
  }

  @Test
  void aCursorOfASortedSearchHoldsItsPlace() {
    String sort = "\"sort\":[{\"field\":\"year\"}]";
    String cursor = cursor(with(sort), 20_000, "[1999,7]");

    SearchQuery query = with(sort + ",\"cursor\":\"%s\"".formatted(cursor));

    assertThat(query.sorting())
        .isEqualTo(new Sorting(List.of(new Sorting.Key.OfField("year", true, false)), "[1999,7]"));
    assertThat(query.offset()).isZero();
    assertThat(query.paging().seen()).isEqualTo(20_000);
  }

  @Test
  void aCursorOfAnotherSearchIsRefusedInTheSameWordsAsAForgedOne() {
    SearchQuery own = with("\"size\":10");
    String tampered = cursor(own, 10, null).replaceAll(".$", "") + "!";
    SearchQuery foreign = read("{\"query\":\"a\"}", new Caller(new TenantId("places"), null, null));
    SearchQuery filtered = with("\"filter\":{\"field\":\"year\",\"gte\":1}");
    SearchQuery ofFilteredKey =
        read("{\"query\":\"a\"}", new Caller(Cinema.TENANT, new Filter.Exists("year", true), null));
    SearchQuery sorted = with("\"sort\":[{\"field\":\"year\"}]");
    SearchQuery otherWords = read("{\"query\":\"b\"}");
    List<Violation> expected = refused("\"cursor\":\"%s\"".formatted(tampered));

    assertThat(expected).extracting(Violation::field).containsExactly("cursor");
    assertThat(List.of(foreign, filtered, ofFilteredKey, sorted, otherWords))
        .allSatisfy(
            other ->
                assertThat(refused("\"cursor\":\"%s\"".formatted(cursor(other, 10, null))))
                    .isEqualTo(expected));
    assertThat(refused("\"cursor\":\"%s\"".formatted(cursor(own, 100, null)))).isEqualTo(expected);
  }

  @Test
  void aCursorAllowsNoOffsetBesideIt() {
    String cursor = cursor(with("\"size\":10"), 10, null);

    assertThat(refused("\"offset\":10,\"cursor\":\"%s\"".formatted(cursor)))
        .extracting(Violation::field)
        .containsExactly("offset");
  }
}
