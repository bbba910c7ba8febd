package dev.auspex.contract.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.filter.FilterValue.Decimal;
import dev.auspex.contract.filter.FilterValue.Flag;
import dev.auspex.contract.filter.FilterValue.Text;
import dev.auspex.contract.filter.FilterValue.Whole;
import dev.auspex.contract.schema.GeoPoint;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  private static final String LEAF = "{\"field\":\"a\",\"equals\":1}";

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Filter read(String text) throws JsonProcessingException {
    return json.readValue(text, Filter.class);
  }

  @Test
  void everyKindSurvivesJson() throws JsonProcessingException {
    String text =
        """
        {"and":[{"or":[{"field":"genre","equals":"war"},{"field":"seen","equals":true}]},\
        {"not":{"field":"year","in":[1,2]}},{"field":"rating","gte":1.5,"lt":9},\
        {"field":"released","gt":"2026-01-31","lte":"2026-02-01"}]}""";

    Filter filter = read(text);

    assertThat(filter)
        .isEqualTo(
            new Filter.And(
                List.of(
                    new Filter.Or(
                        List.of(
                            new Filter.Equals("genre", new Text("war")),
                            new Filter.Equals("seen", new Flag(true)))),
                    new Filter.Not(new Filter.In("year", List.of(new Whole(1), new Whole(2)))),
                    new Filter.Range("rating", new Decimal(1.5), null, null, new Whole(9)),
                    new Filter.Range(
                        "released", null, new Text("2026-01-31"), new Text("2026-02-01"), null))));
    assertThat(json.writeValueAsString(filter)).isEqualTo(text);
    assertThat(filter.depth()).isEqualTo(3);
    assertThat(filter.nodes()).isEqualTo(8);
  }

  @Test
  void conditionsOnPlacesAndPresenceSurviveJson() throws JsonProcessingException {
    String text =
        """
        {"and":[{"field":"at","near":{"lat":52.5,"lon":13.4,"radiusMeters":1000.0}},\
        {"field":"at","box":{"top":53.0,"left":170.0,"bottom":52.0,"right":-170.0}},\
        {"field":"at","polygon":[{"lat":0.0,"lon":0.0},{"lat":0.0,"lon":9.0},{"lat":9.0,"lon":9.0}]},\
        {"field":"at","exists":true}]}""";

    Filter filter = read(text);

    assertThat(filter)
        .isEqualTo(
            new Filter.And(
                List.of(
                    new Filter.Near("at", new Circle(52.5, 13.4, 1000)),
                    new Filter.InBox("at", new GeoBox(53, 170, 52, -170)),
                    new Filter.InPolygon(
                        "at", List.of(new GeoPoint(0, 0), new GeoPoint(0, 9), new GeoPoint(9, 9))),
                    new Filter.Exists("at", true))));
    assertThat(json.writeValueAsString(filter)).isEqualTo(text);
    assertThat(filter.nodes()).isEqualTo(5);
  }

  @Test
  void aPolygonThatEndsWhereItBeganIsTheSameWithoutItsEnd() throws JsonProcessingException {
    String corners = "{\"lat\":0,\"lon\":0},{\"lat\":0,\"lon\":9},{\"lat\":9,\"lon\":9}";

    assertThat(read("{\"field\":\"at\",\"polygon\":[%s,{\"lat\":0,\"lon\":0}]}".formatted(corners)))
        .isEqualTo(read("{\"field\":\"at\",\"polygon\":[%s]}".formatted(corners)));
  }

  @Test
  void aHundredCornersFitAndOneMoreDoesNot() throws JsonProcessingException {
    assertThat(read(corners(100))).isInstanceOf(Filter.InPolygon.class);
    assertThatThrownBy(() -> read(corners(101))).hasMessageContaining("3 to 100 corners");
  }

  private static String corners(int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"lat\":1,\"lon\":%d}"::formatted)
        .collect(Collectors.joining(",", "{\"field\":\"at\",\"polygon\":[", "]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lat\":91,\"lon\":0,\"radiusMeters\":1}",
        "{\"lat\":0,\"lon\":181,\"radiusMeters\":1}",
        "{\"lat\":0,\"lon\":0,\"radiusMeters\":0}",
        "{\"lat\":0,\"lon\":0,\"radiusMeters\":20040001}",
        "{\"lat\":0,\"lon\":0}",
        "{\"lon\":0,\"radiusMeters\":1}",
        "{\"lat\":null,\"lon\":0,\"radiusMeters\":1}",
        "{\"lat\":0,\"lon\":0,\"radiusMeters\":1,\"unit\":\"km\"}",
        "{\"lat\":\"NaN\",\"lon\":0,\"radiusMeters\":1}",
        "[0,0,1]",
      })
  void whatIsNoCircleIsRefused(String near) {
    assertThatThrownBy(() -> read("{\"field\":\"at\",\"near\":%s}".formatted(near)))
        .isInstanceOf(JsonMappingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"a\"",
        "{\"field\":\"a\"}",
        "{\"equals\":1}",
        "{\"field\":\"a\",\"equals\":null}",
        "{\"field\":\"a\",\"equals\":1,\"in\":[1]}",
        "{\"field\":\"a\",\"equals\":1,\"and\":[" + LEAF + "]}",
        "{\"field\":\"a\",\"and\":[" + LEAF + "]}",
        "{\"and\":[]}",
        "{\"or\":[]}",
        "{\"and\":[null]}",
        "{\"field\":\"a\",\"in\":[]}",
        "{\"field\":\"a\",\"in\":[null]}",
        "{\"field\":\"a\",\"equals\":{\"script\":1}}",
        "{\"field\":\"a\",\"equals\":[1]}",
        "{\"field\":\"a\",\"equals\":99999999999999999999}",
        "{\"field\":\"a\",\"equals\":1e999}",
        "{\"field\":\"a\",\"gt\":1,\"gte\":1}",
        "{\"field\":\"a\",\"wildcard\":\"*\"}",
        "{\"field\":\"a\",\"exists\":false}",
        "{\"exists\":true}",
        "{\"near\":{\"lat\":0,\"lon\":0,\"radiusMeters\":1}}",
        "{\"field\":\"a\",\"exists\":true,\"equals\":1}",
        "{\"field\":\"a\",\"box\":{\"top\":1,\"left\":0,\"bottom\":2,\"right\":1}}",
        "{\"field\":\"a\",\"box\":{\"top\":1,\"left\":0,\"bottom\":0}}",
        "{\"field\":\"a\",\"polygon\":[]}",
        "{\"field\":\"a\",\"polygon\":[null,null,null]}",
        "{\"field\":\"a\",\"polygon\":[{\"lat\":0,\"lon\":0},{\"lat\":1,\"lon\":1},{\"lat\":0,\"lon\":0}]}",
        "{\"not\":{\"not\":{\"not\":{\"not\":{\"not\":" + LEAF + "}}}}}",
      })
  void whatIsNotExactlyOneBoundedConditionIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(JsonMappingException.class);
  }

  @Test
  void fiftyConditionsFitAndOneMoreDoesNot() throws JsonProcessingException {
    assertThat(read(and(49)).nodes()).isEqualTo(50);
    assertThatThrownBy(() -> read(and(50))).hasMessageContaining("at most 50 conditions");
  }

  @Test
  void withoutAFieldThePartsAboutItAloneAreLeftOut() {
    Filter a = new Filter.Equals("a", new Whole(1));
    Filter alsoA = new Filter.Not(new Filter.Exists("a", true));
    Filter b = new Filter.Range("b", new Whole(2), null, null, null);
    Filter either = new Filter.Or(List.of(a, b));

    assertThat(Filter.without(new Filter.And(List.of(a, b, alsoA, either)), "a"))
        .isEqualTo(new Filter.And(List.of(b, either)));
    assertThat(Filter.without(new Filter.And(List.of(a, b)), "a")).isEqualTo(b);
    assertThat(Filter.without(new Filter.And(List.of(a, alsoA)), "a")).isNull();
    assertThat(Filter.without(a, "a")).isNull();
    assertThat(Filter.without(a, "b")).isEqualTo(a);
    assertThat(Filter.without(either, "a")).isEqualTo(either);
    assertThat(Filter.without(null, "a")).isNull();
  }

  @Test
  void bothHoldWhereThereAreTwo() {
    Filter one = new Filter.Equals("a", new Whole(1));
    Filter other = new Filter.Equals("b", new Whole(2));

    assertThat(Filter.both(one, other)).isEqualTo(new Filter.And(List.of(one, other)));
    assertThat(Filter.both(null, other)).isEqualTo(other);
    assertThat(Filter.both(one, null)).isEqualTo(one);
    assertThat(Filter.both(null, null)).isNull();
  }

  private static String and(int leaves) {
    return "{\"and\":[" + String.join(",", Collections.nCopies(leaves, LEAF)) + "]}";
  }
}
