package dev.auspex.control.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaFitTest {
  private static final Field TITLE = Field.searchable("title", FieldKind.TEXT, 1);
  private static final Field YEAR = Field.stored("year", FieldKind.INTEGER);

  @Test
  void fewerFieldsAndOtherWeightsFit() {
    assertThat(
            SchemaFit.obstacles(
                schema(TITLE, YEAR), schema(Field.searchable("title", FieldKind.TEXT, 9))))
        .isEmpty();
  }

  @Test
  void aFieldThatDocumentsLackOrHaveInAnotherKindDoesNotFit() {
    assertThat(
            SchemaFit.obstacles(
                schema(TITLE), schema(Field.stored("title", FieldKind.KEYWORD), YEAR)))
        .containsExactly(
            "field 'title' is text in documents, not keyword",
            "documents have no field 'year' any more");
  }

  @Test
  void vectorsOfAnotherModelDoNotFit() {
    assertThat(
            SchemaFit.obstacles(
                schema(TITLE, Field.vector("meaning", new Embedding("a", 8, List.of("title")))),
                schema(TITLE, Field.vector("meaning", new Embedding("b", 8, List.of("title"))))))
        .containsExactly("vectors of field 'meaning' are made in another way");
  }

  private static Schema schema(Field... fields) {
    return new Schema(List.of(fields));
  }
}
