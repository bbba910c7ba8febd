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
import java.util.Collections;
import java.util.List;
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
