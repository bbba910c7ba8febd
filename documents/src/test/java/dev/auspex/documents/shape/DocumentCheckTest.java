package dev.auspex.documents.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentCheckTest {
  private static final Schema MOVIES =
      new Schema(
          List.of(
              Field.searchable("title", FieldKind.TEXT, 2),
              Field.searchable("director", FieldKind.TEXT, 0.5),
              Field.searchable("genre", FieldKind.KEYWORD, 1),
              Field.stored("year", FieldKind.INTEGER),
              Field.stored("gross", FieldKind.LONG),
              Field.stored("rating", FieldKind.DOUBLE),
              Field.stored("colour", FieldKind.BOOLEAN),
              Field.stored("released", FieldKind.DATE),
              Field.stored("shot_at", FieldKind.GEO_POINT),
              Field.vector("meaning", new Embedding("minilm", 3, List.of("title", "genre")))));

  private final ObjectMapper json = new ObjectMapper();

  private List<Violation> check(String document) throws JsonProcessingException {
    return DocumentCheck.check((ObjectNode) json.readTree(document), MOVIES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title|\"Jaws\"",
        "title|\"\"",
        "title|null",
        "genre|\"Thriller\"",
        "year|-2147483648",
        "year|2147483647",
        "gross|9223372036854775807",
        "rating|8",
        "rating|-0.5e3",
        "colour|false",
        "released|\"1975-06-20\"",
        "released|\"2024-02-29\"",
        "released|\"1975-06-20T08:00Z\"",
        "released|\"1975-06-20T08:00:00.123456789+05:30\"",
        "shot_at|{\"lat\":-90,\"lon\":180.0}",
      })
  void takesWhatTheKindAllows(String field, String value) throws JsonProcessingException {
    assertThat(check("{\"%s\":%s}".formatted(field, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title|7|a string, but was 7",
        "title|[\"a\"]|a string, but was an array",
        "title|{}|a string, but was an object",
        "title|\"\\ud83d\"|a string, but was the string '\uFFFD'",
        "year|2147483648|a whole number of 32 bits, but was 2147483648",
        "year|1.0|a whole number of 32 bits, but was 1.0",
        "year|\"1975\"|a whole number of 32 bits, but was the string '1975'",
        "gross|9223372036854775808|a whole number of 64 bits, but was 9223372036854775808",
        "rating|1e999|a finite number of 64 bits, but was Infinity",
        "rating|\"8\"|a finite number of 64 bits, but was the string '8'",
        "colour|\"true\"|true or false, but was the string 'true'",
        "colour|1|true or false, but was 1",
        "released|\"2023-02-29\"|a day such as 2026-01-31 or an instant such as"
            + " 2026-01-31T08:00:00Z, but was the string '2023-02-29'",
        "released|\"20.6.1975\"|a day such as 2026-01-31 or an instant such as"
            + " 2026-01-31T08:00:00Z, but was the string '20.6.1975'",
        "released|172454400000|a day such as 2026-01-31 or an instant such as"
            + " 2026-01-31T08:00:00Z, but was 172454400000",
        "shot_at|\"1,2\"|an object {\"lat\": -90..90, \"lon\": -180..180}, but was the string"
            + " '1,2'",
        "meaning|[1,0,0]|nothing: it is computed from title, genre",
        "id|\"m1\"|a field of the schema, but this is none; it has title, director, genre, year,"
            + " gross, rating, colour, released, shot_at",
        "titel|\"x\"|a field of the schema, but this is none; did you mean 'title'?",
        "Director|\"x\"|a field of the schema, but this is none; did you mean 'director'?",
      })
  void namesWhatTheKindDoesNotAllow(String field, String value, String expected)
      throws JsonProcessingException {
    assertThat(check("{\"%s\":%s}".formatted(field, value)))
        .containsExactly(new Violation(field, expected));
  }

  @Test
  void namesEachWrongMemberOfAPoint() throws JsonProcessingException {
    assertThat(check("{\"shot_at\":{\"lat\":91,\"height\":1}}"))
        .extracting(Violation::field)
        .containsExactly("shot_at.height", "shot_at.lat", "shot_at.lon");
  }

  @Test
  void anExactValueMayNotBeLongerThanATerm() throws JsonProcessingException {
    assertThat(check("{\"genre\":\"%s\"}".formatted("戦".repeat(10_922)))).isEmpty();
    assertThat(check("{\"genre\":\"%s\"}".formatted("戦".repeat(10_923))))
        .containsExactly(
            new Violation(
                "genre",
                "a string of at most 32766 bytes in UTF-8, but was a string of 10923"
                    + " characters"));
  }

  @Test
  void namesEveryWrongFieldAtOnce() throws JsonProcessingException {
    assertThat(check("{\"title\":1,\"year\":\"x\",\"colour\":true,\"plot\":\"y\"}"))
        .extracting(Violation::field)
        .containsExactly("title", "year", "plot");
  }
}
