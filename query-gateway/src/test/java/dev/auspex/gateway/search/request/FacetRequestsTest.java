package dev.auspex.gateway.search.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.gateway.elastic.FacetQuery;
import dev.auspex.gateway.elastic.FacetQuery.Period;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacetRequestsTest extends RequestReading {
  @Test
  void everyKindOfFacetIsRead() {
    SearchQuery query =
        with(
            "\"facets\":[{\"field\":\"genre\"},{\"field\":\"tags\",\"size\":200},"
                + "{\"field\":\"price\",\"ranges\":[{\"to\":10},{\"from\":10,\"to\":20.5}]},"
                + "{\"field\":\"released\",\"ranges\":[{\"from\":\"2026-01-31\"}]},"
                + "{\"field\":\"price\",\"stats\":true},"
                + "{\"field\":\"year\",\"interval\":10,\"size\":5},"
                + "{\"field\":\"price\",\"interval\":0.5},"
                + "{\"field\":\"released\",\"interval\":\"month\"}]");

    assertThat(query.facets())
        .extracting(SearchQuery.Facet::query)
        .containsExactly(
            new FacetQuery.Values("genre", FieldKind.KEYWORD, 10),
            new FacetQuery.Values("tags", FieldKind.KEYWORD, 200),
            new FacetQuery.Ranges(
                "price",
                List.of(
                    new FacetQuery.Bounds(null, new FilterValue.Whole(10)),
                    new FacetQuery.Bounds(
                        new FilterValue.Whole(10), new FilterValue.Decimal(20.5)))),
            new FacetQuery.Ranges(
                "released",
                List.of(new FacetQuery.Bounds(new FilterValue.Text("2026-01-31"), null))),
            new FacetQuery.Stats("price"),
            new FacetQuery.Intervals("year", FieldKind.INTEGER, 10, 5),
            new FacetQuery.Intervals("price", FieldKind.DOUBLE, 0.5, 200),
            new FacetQuery.Periods("released", Period.MONTH, 200));
  }

  @Test
  void aFacetThatExcludesItsOwnFilterCountsUnderTheRest() {
    String genre = "{\"field\":\"genre\",\"equals\":\"war\"}";
    String year = "{\"field\":\"year\",\"gte\":1990}";

    SearchQuery query =
        with(
            "\"filter\":{\"and\":[%s,%s]},".formatted(genre, year)
                + "\"facets\":[{\"field\":\"genre\",\"excludeOwnFilter\":true},"
                + "{\"field\":\"genre\"},{\"field\":\"year\",\"excludeOwnFilter\":false}]");

    assertThat(query.facets())
        .extracting(SearchQuery.Facet::filter)
        .containsExactly(
            new Filter.Range("year", new FilterValue.Whole(1990), null, null, null),
            query.filter(),
            query.filter());
  }

  @Test
  void fiveFacetsMayExcludeTheirOwnFilterAndOneMoreMayNot() {
    String facet = "{\"field\":\"genre\",\"excludeOwnFilter\":true}";

    assertThat(
            with("\"facets\":[%s]".formatted(String.join(",", Collections.nCopies(5, facet))))
                .facets())
        .hasSize(5);
    assertThat(
            refused("\"facets\":[%s]".formatted(String.join(",", Collections.nCopies(6, facet)))))
        .extracting(Violation::field)
        .containsExactly("facets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null|facets[0]",
        "{}|facets[0].field",
        "{\"field\":\"gnere\"}|facets[0].field",
        "{\"field\":\"title\"}|facets[0].field",
        "{\"field\":\"at\"}|facets[0].field",
        "{\"field\":\"genre\",\"size\":0}|facets[0].size",
        "{\"field\":\"genre\",\"size\":201}|facets[0].size",
        "{\"field\":\"price\",\"stats\":true,\"size\":5}|facets[0].size",
        "{\"field\":\"price\",\"stats\":true,\"interval\":5}|facets[0]",
        "{\"field\":\"price\",\"stats\":false}|facets[0].stats",
        "{\"field\":\"genre\",\"stats\":true}|facets[0].stats",
        "{\"field\":\"released\"}|facets[0]",
        "{\"field\":\"price\",\"ranges\":[]}|facets[0].ranges",
        "{\"field\":\"price\",\"ranges\":[{}]}|facets[0].ranges[0]",
        "{\"field\":\"price\",\"ranges\":[{\"from\":1},{\"to\":\"x\"}]}|facets[0].ranges[1]",
        "{\"field\":\"genre\",\"ranges\":[{\"from\":1}]}|facets[0].ranges[0]",
        "{\"field\":\"released\",\"ranges\":[{\"from\":\"now-1d\"}]}|facets[0].ranges[0]",
        "{\"field\":\"year\",\"interval\":0}|facets[0].interval",
        "{\"field\":\"year\",\"interval\":-1}|facets[0].interval",
        "{\"field\":\"year\",\"interval\":0.5}|facets[0].interval",
        "{\"field\":\"year\",\"interval\":\"month\"}|facets[0].interval",
        "{\"field\":\"released\",\"interval\":10}|facets[0].interval",
        "{\"field\":\"released\",\"interval\":\"1M\"}|facets[0].interval",
        "{\"field\":\"genre\",\"interval\":10}|facets[0].interval",
        "{\"field\":\"scores\",\"interval\":10}|facets[0].interval",
      })
  void aFacetThatDoesNotFitIsNamed(String facet, String path) {
    assertThat(refused("\"facets\":[%s]".formatted(facet)))
        .extracting(Violation::field)
        .containsExactly(path);
  }

  @Test
  void twentyFacetsFitAndOneMoreDoesNot() {
    String facet = "{\"field\":\"genre\"}";

    assertThat(
            with("\"facets\":[%s]".formatted(String.join(",", Collections.nCopies(20, facet))))
                .facets())
        .hasSize(20);
    assertThat(
            refused("\"facets\":[%s]".formatted(String.join(",", Collections.nCopies(21, facet)))))
        .extracting(Violation::field)
        .containsExactly("facets");
  }
}
