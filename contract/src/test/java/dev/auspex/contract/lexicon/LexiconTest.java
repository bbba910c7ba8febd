package dev.auspex.contract.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"tv\",\"equal\":[\"tv\",\"television\"],\"weight\":0.9}",
        "{\"id\":\"l\",\"from\":\"laptop\",\"to\":[{\"words\":\"note book\",\"weight\":0.8}]}",
      })
  void aSynonymSurvivesJson(String line) throws JsonProcessingException {
    assertThat(json.writeValueAsString(json.readValue(line, Synonym.class))).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"pin\",\"document\":\"p1\",\"position\":1}",
        "{\"type\":\"hide\",\"document\":\"p9\"}",
        "{\"type\":\"boost\",\"target\":{\"filter\":{\"field\":\"b\",\"equals\":\"x\"}},\"factor\":3.0}",
        "{\"type\":\"bury\",\"target\":{\"document\":\"p7\"},\"factor\":10.0}",
        "{\"type\":\"bury\",\"target\":{\"words\":\"used car\"},\"factor\":10.0}",
        "{\"type\":\"filter\",\"filter\":{\"field\":\"b\",\"equals\":true}}",
        "{\"type\":\"replace\",\"words\":\"notbook\",\"with\":\"notebook\"}",
        "{\"type\":\"remove\",\"words\":\"cheap\"}",
        "{\"type\":\"redirect\",\"url\":\"https://shop.example/sale?a=b\"}",
        "{\"type\":\"banner\",\"data\":{\"title\":\"Sale\"}}",
      })
  void anActionSurvivesJson(String object) throws JsonProcessingException {
    assertThat(json.writeValueAsString(json.readValue(object, Action.class))).isEqualTo(object);
  }

  @Test
  void aLexiconSurvivesTheWayToTheGateway() throws JsonProcessingException {
    String stored =
        """
        {"words": [{"word": "手提电脑"}], "protectedWords": [{"word": "Acme"}],
         "entities": [
          {"id": "p1", "kind": "place", "name": "西湖", "point": {"lat": 30.25, "lon": 120.15},
           "radiusMeters": 3000, "field": "location", "use": "filter"},
          {"id": "b1", "kind": "brand", "name": "Acme", "field": "brand", "value": "acme"}],
         "rules": [
          {"id": "r1", "when": {"match": "contains", "words": "gift"}, "priority": 5,
           "context": {"shop": ["de", "at"]}, "filters": [{"field": "brand", "equals": "acme"}],
           "audience": {"known": true},
           "schedule": {"from": "2026-11-27T00:00:00Z", "weekdays": ["friday"],
            "hours": {"from": "18:00", "until": "02:00"}, "zone": "Europe/Berlin"},
           "then": [{"type": "remove", "words": "cheap"}], "note": "for Christmas"},
          {"id": "r2", "enabled": false, "when": {"match": "always"},
           "then": [{"type": "hide", "document": "x"}]}]}
        """;

    Lexicon lexicon = json.readValue(stored, Lexicon.class);

    assertThat(json.readValue(json.writeValueAsString(lexicon), Lexicon.class)).isEqualTo(lexicon);
    assertThat(lexicon.size()).isEqualTo(6);
    assertThat(lexicon.entities().getLast().use()).isEqualTo(Entity.Use.BOOST);
    assertThat(lexicon.entities().getLast().about())
        .contains(new Filter.Equals("brand", new FilterValue.Text("acme")));
    assertThat(lexicon.rules().getFirst().circumstances()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"pin","document":"p1"}                        | 'position' is missing
          {"type":"pin","document":"p1","position":0}           | 'position' must be 1 to 100
          {"type":"pin","document":"p1","position":1,"url":"/"} | 'pin' has document, position, and nothing else, but here is 'url'
          {"type":"shout"}                                      | 'type' must be one of pin, hide
          {"type":"boost","target":{},"factor":2}               | a target must be exactly one of
          {"type":"boost","target":{"words":"a"},"factor":1}    | 'factor' must be above 1
          {"type":"redirect","url":"javascript:alert(1)"}       | 'url' must be an address of http
          {"type":"redirect","url":"//evil.example"}            | 'url' must be an address of http
          {"type":"banner","data":{}}                           | 'data' must have 1 to 20
          {"type":"remove","words":" "}                         | 'words' must have 1 to 100
          """)
  void anActionOfAnotherShapeIsRefused(String object, String message) {
    assertThatThrownBy(() -> json.readValue(object, Action.class)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id":"a","when":{"match":"is"},"then":[{"type":"remove","words":"a"}]}       | 'words' must be there
          {"id":"a","when":{"match":"pattern","words":"* *x"},"then":[{"type":"remove","words":"a"}]} | must have one that begins
          {"id":"a b","when":{"match":"always"},"then":[{"type":"remove","words":"a"}]} | 'id' must be
          {"id":"a","when":{"match":"always"},"then":[]}                                | 'then' must hold 1 to 20
          {"id":"a","then":[{"type":"remove","words":"a"}]}                             | must have 'when' and 'then'
          {"id":"a","when":{"match":"always"},"audience":{},"then":[{"type":"remove","words":"a"}]} | an audience must say
          {"id":"a","when":{"match":"always"},"schedule":{"zone":"Moon"},"then":[{"type":"remove","words":"a"}]} | 'zone' must be
          {"id":"a","when":{"match":"always"},"schedule":{"hours":{"from":"25:00","until":"02:00"}},"then":[{"type":"remove","words":"a"}]} | 'hours.from' must be
          {"id":"a","when":{"match":"always"},"then":[{"type":"pin","document":"p","position":1},{"type":"pin","document":"q","position":1}]} | must not pin two
          """)
  void aRuleOfAnotherShapeIsRefused(String line, String message) {
    assertThatThrownBy(() -> json.readValue(line, Rule.class)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id":"a","equal":["x"]}                                     | 'equal' must hold 2 to 50
          {"id":"a","equal":["x","x"]}                                 | the same twice
          {"id":"a","equal":["x","y"],"weight":2}                      | 'weight' must be above 0
          {"id":"a","equal":["x","y"],"to":[{"words":"z"}]}            | a synonym must be
          {"id":"a","from":"x","to":[]}                                | 'to' must hold 1 to 50
          {"equal":["x","y"]}                                          | 'id' must be
          """)
  void aSynonymOfAnotherShapeIsRefused(String line, String message) {
    assertThatThrownBy(() -> json.readValue(line, Synonym.class)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id":"a","kind":"Brand","name":"A"}                          | 'kind' must be
          {"id":"a","kind":"brand","name":"A","value":"x"}              | 'value' must come with
          {"id":"a","kind":"brand","name":"A","field":"brand"}          | 'field' must come with
          {"id":"a","kind":"brand","name":"A","use":"filter"}           | 'use' must be mention
          {"id":"a","kind":"place","name":"A","radiusMeters":5}         | must come together
          """)
  void anEntityOfAnotherShapeIsRefused(String line, String message) {
    assertThatThrownBy(() -> json.readValue(line, Entity.class)).hasMessageContaining(message);
  }

  @Test
  void theSameIdTwiceIsRefused() {
    Rule rule = Rule.of("a", Condition.ALWAYS, List.of(new Action.Remove("x")));

    assertThatThrownBy(
            () ->
                new Lexicon(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(rule, rule)))
        .hasMessage("rules[1]: another than before, but 'a' came twice");
  }

  /** Hours over midnight belong to the day on which they began; Berlin is an hour ahead. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-27T16:59:00Z, false", // Friday 17:59
    "2026-11-27T17:00:00Z, true", // Friday 18:00
    "2026-11-28T00:59:00Z, true", // Saturday 01:59
    "2026-11-28T01:00:00Z, false", // Saturday 02:00
    "2026-11-28T17:00:00Z, false", // Saturday 18:00
    "2026-12-04T17:00:00Z, false", // the next Friday is past the end
  })
  void aScheduleHoldsWithinAllThatItSays(Instant now, boolean holds) {
    Schedule schedule =
        new Schedule(
            Instant.parse("2026-11-01T00:00:00Z"),
            Instant.parse("2026-12-01T00:00:00Z"),
            List.of(Schedule.Weekday.FRIDAY),
            new Schedule.Hours("18:00", "02:00"),
            "Europe/Berlin");

    assertThat(schedule.holds(now)).isEqualTo(holds);
  }

  @Test
  void whatDoesNotFitTheSchemaIsNamed() {
    Schema schema = new Schema(List.of(Field.filterable("brand", FieldKind.KEYWORD)));
    Rule rule =
        new Rule(
            "r1",
            true,
            Condition.ALWAYS,
            Map.of(),
            List.of(new Rule.FilteredBy("brand", new FilterValue.Whole(1))),
            null,
            null,
            0,
            List.of(
                new Action.Restrict(new Filter.Equals("brand", new FilterValue.Text("acme"))),
                new Action.Restrict(new Filter.Equals("brandt", new FilterValue.Text("acme")))),
            null);

    List<Violation> violations =
        LexiconFit.check(
            new Lexicon(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(rule)),
            schema);

    assertThat(violations)
        .containsExactly(
            new Violation("rules[r1].filters[0]", "brand: strings, because 'brand' is keyword"),
            new Violation(
                "rules[r1].then[1]", "brandt: a field of the index; did you mean 'brand'?"));
  }
}
