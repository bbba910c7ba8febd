package dev.auspex.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Field TITLE = Field.searchable("title", FieldKind.TEXT, 2);

  @Test
  void acceptsTextNumbersAndAVectorOverDeclaredText() {
    Field vector = Field.vector("meaning", new Embedding("minilm", 384, List.of("title")));

    Schema schema = new Schema(List.of(TITLE, Field.stored("year", FieldKind.INTEGER), vector));

    assertThat(schema.searchableFields()).containsExactly(TITLE);
    assertThat(schema.vectorFields()).containsExactly(vector);
  }

  @Test
  void namesEveryBrokenRuleWithItsPath() {
    List<Field> fields =
        List.of(
            TITLE,
            Field.searchable("year", FieldKind.INTEGER, 1),
            Field.stored("title", FieldKind.KEYWORD),
            new Field("Bad Name", FieldKind.TEXT, false, 0, null),
            Field.vector("meaning", new Embedding("minilm", 0, List.of("plot"))));

    List<Violation> violations = Schema.check(fields);

    assertThat(violations)
        .extracting(Violation::field)
        .containsExactly(
            "fields[1].searchable",
            "fields[2].name",
            "fields[3].name",
            "fields[3].weight",
            "fields[4].embedding.dimensions",
            "fields[4].embedding.sources[0]");
  }

  @Test
  void refusesAVectorWithoutEmbeddingAndAnEmbeddingWithoutVector() {
    Embedding embedding = new Embedding("minilm", 384, List.of("title"));

    List<Violation> violations =
        Schema.check(
            List.of(
                TITLE,
                Field.stored("meaning", FieldKind.VECTOR),
                new Field("plot", FieldKind.TEXT, false, 1, embedding)));

    assertThat(violations)
        .extracting(Violation::field)
        .containsExactly("fields[1].embedding", "fields[2].embedding");
  }

  @Test
  void cannotBeMadeWithoutFields() {
    assertThatThrownBy(() -> new Schema(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fields: 1 to 200 fields, but there are 0");
  }
}
