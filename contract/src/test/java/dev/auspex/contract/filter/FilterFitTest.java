package dev.auspex.contract.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.filter.FilterFit.Misfit;
import dev.auspex.contract.filter.FilterValue.Decimal;
import dev.auspex.contract.filter.FilterValue.Flag;
import dev.auspex.contract.filter.FilterValue.Text;
import dev.auspex.contract.filter.FilterValue.Whole;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterFitTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.stored("title", FieldKind.TEXT),
              Field.filterable("genre", FieldKind.KEYWORD),
              Field.filterable("year", FieldKind.INTEGER),
              Field.filterable("gross", FieldKind.LONG),
              Field.filterable("rating", FieldKind.DOUBLE),
              Field.filterable("colour", FieldKind.BOOLEAN),
              Field.filterable("released", FieldKind.DATE),
              Field.filterable("shot_at", FieldKind.GEO_POINT),
              Field.stored("studio", FieldKind.KEYWORD)));

  private static FilterValue value(String text) {
    return switch (text) {
      case "true" -> new Flag(true);
      case "1" -> new Whole(1);
      case "3000000000" -> new Whole(3_000_000_000L);
      case "1.5" -> new Decimal(1.5);
      default -> new Text(text);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "genre, war, true",
    "genre, 1, false",
    "year, 1, true",
    "year, 3000000000, false",
    "year, 1.5, false",
    "gross, 3000000000, true",
    "gross, war, false",
    "colour, true, true",
    "colour, war, false",
    "rating, 1.5, false",
    "released, 2026-01-31, false",
    "title, war, false",
    "studio, war, false",
    "nothing, war, false",
  })
  void valuesAreComparedWhereKindAndFieldAllow(String field, String value, boolean fits) {
    assertThat(FilterFit.check(new Filter.Equals(field, value(value)), SCHEMA).isEmpty())
        .isEqualTo(fits);
    assertThat(FilterFit.check(new Filter.In(field, List.of(value(value))), SCHEMA).isEmpty())
        .isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "year, 1, true",
    "year, 3000000000, false",
    "gross, 3000000000, true",
    "gross, 1.5, false",
    "rating, 1, true",
    "rating, 1.5, true",
    "released, 2026-01-31, true",
    "released, 2026-01-31T08:00:00Z, true",
    "released, 2026-01-31T08:00:00.123+02:00, true",
    "released, 2026-02-30, false",
    "released, 2026-01-31||+1M/d, false",
    "released, now, false",
    "released, 1, false",
    "genre, war, false",
    "colour, true, false",
    "shot_at, 1, false",
  })
  void boundsAreForNumbersAndDates(String field, String value, boolean fits) {
    Filter range = new Filter.Range(field, value(value), null, null, null);

    assertThat(FilterFit.check(range, SCHEMA).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "shot_at, true",
    "genre, false",
    "title, false",
    "nothing, false",
  })
  void placesAreForPoints(String field, boolean fits) {
    assertThat(
            List.of(
                new Filter.Near(field, new Circle(0, 0, 1)),
                new Filter.InBox(field, new GeoBox(1, 0, 0, 1)),
                new Filter.InPolygon(
                    field, List.of(new GeoPoint(0, 0), new GeoPoint(0, 1), new GeoPoint(1, 1)))))
        .allSatisfy(
            filter -> assertThat(FilterFit.check(filter, SCHEMA).isEmpty()).isEqualTo(fits));
  }

  @ParameterizedTest
  @CsvSource({"genre, true", "shot_at, true", "released, true", "studio, false", "nothing, false"})
  void presenceCanBeAskedOfEveryFilterableField(String field, boolean fits) {
    assertThat(FilterFit.check(new Filter.Exists(field, true), SCHEMA).isEmpty()).isEqualTo(fits);
  }

  @Test
  void aMisspeltFieldIsToldWhatWasMeant() {
    assertThat(FilterFit.check(new Filter.Equals("gerne", new Text("war")), SCHEMA))
        .containsExactly(
            new Misfit("filter", "gerne", "a field of the index; did you mean 'genre'?", true));
  }

  @Test
  void everyMisfitIsNamedWithItsPlaceButNotItsValue() {
    Filter filter =
        new Filter.And(
            List.of(
                new Filter.Equals("genre", new Text("war")),
                new Filter.Or(
                    List.of(
                        new Filter.Equals("nothing", new Text("secret")),
                        new Filter.Not(new Filter.Equals("studio", new Text("secret"))))),
                new Filter.Equals("year", new Text("secret"))));

    assertThat(FilterFit.check(filter, SCHEMA))
        .containsExactly(
            new Misfit("filter.and[1].or[0]", "nothing", "a field of the index", true),
            new Misfit("filter.and[1].or[1].not", "studio", "a field that is filterable", false),
            new Misfit(
                "filter.and[2]",
                "year",
                "whole numbers of 32 bits, because 'year' is integer",
                false));
  }
}
