package dev.auspex.documents.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Schema schema(Field... fields) {
    return new Schema(List.of(fields));
  }

  private static Field field(String name, FieldKind kind) {
    return Field.stored(name, kind);
  }

  private static ObjectNode object(String text) throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(text);
  }

  private static Conversion.Converted convert(Schema before, Schema after, String document)
      throws JsonProcessingException {
    return Conversion.between(before, after).apply(object(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LONG   |KEYWORD|7      |\"7\"",
        "BOOLEAN|TEXT   |true   |\"true\"",
        "KEYWORD|LONG   |\"7\"  |7",
        "KEYWORD|DOUBLE |\"7.5\"|7.5",
        "DOUBLE |LONG   |7.0    |7",
        "KEYWORD|BOOLEAN|\"true\"|true",
      })
  void aValueThatReadsTheSameIsCarriedOver(
      FieldKind from, FieldKind to, String value, String expected) throws JsonProcessingException {
    Conversion.Converted converted =
        convert(schema(field("a", from)), schema(field("a", to)), "{\"a\":%s}".formatted(value));

    assertThat(converted).hasToString("Fits[document={\"a\":%s}]".formatted(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"KEYWORD|LONG|\"seven\"", "DOUBLE|LONG|7.5", "KEYWORD|DOUBLE|\"1e999999999\""})
  void aValueThatDoesNotFitIsNamed(FieldKind from, FieldKind to, String value)
      throws JsonProcessingException {
    Conversion.Converted converted =
        convert(schema(field("a", from)), schema(field("a", to)), "{\"a\":%s}".formatted(value));

    assertThat(converted).isInstanceOf(Conversion.Converted.Misfit.class);
    assertThat(((Conversion.Converted.Misfit) converted).violations())
        .extracting(Violation::field)
        .containsExactly("a");
  }

  @Test
  void removedFieldsGoAndFlattenedOnesAreComputedAnew() throws JsonProcessingException {
    Field offers = field("offers", FieldKind.OBJECT_LIST);
    Field least =
        Field.builder("price", FieldKind.DOUBLE)
            .flattening(new Flattening("offers", "price", Flattening.Rule.MIN))
            .build();
    Field most =
        Field.builder("price", FieldKind.DOUBLE)
            .flattening(new Flattening("offers", "price", Flattening.Rule.MAX))
            .build();

    Conversion.Converted converted =
        convert(
            schema(offers, least, field("old", FieldKind.KEYWORD)),
            schema(offers, most),
            """
            {"offers": [{"price": 1.5}, {"price": 3.5}], "price": 1.5, "old": "x"}
            """);

    assertThat(converted)
        .isEqualTo(
            new Conversion.Converted.Fits(
                object("{\"offers\": [{\"price\": 1.5}, {\"price\": 3.5}], \"price\": 3.5}")));
  }

  @Test
  void aVectorStaysOnlyWhereTheSameModelMadeItOfTheSameText() throws JsonProcessingException {
    Field title = field("title", FieldKind.TEXT);
    Field vector = Field.vector("v", new Embedding("minilm", 2, List.of("title")));
    Field other = Field.vector("v", new Embedding("bge", 2, List.of("title")));
    String document = "{\"title\": \"Alien\", \"v\": [0.6, 0.8]}";

    Conversion.Converted same =
        convert(schema(title, vector), schema(vector, title, field("x", FieldKind.LONG)), document);
    Conversion.Converted anew = convert(schema(title, vector), schema(title, other), document);

    assertThat(same).isEqualTo(new Conversion.Converted.Fits(object(document)));
    assertThat(anew).isEqualTo(new Conversion.Converted.Fits(object("{\"title\": \"Alien\"}")));
  }
}
