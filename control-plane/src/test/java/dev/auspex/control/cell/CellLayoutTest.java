package dev.auspex.control.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Language;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.control.cell.CellLayout.Fit;
import dev.auspex.control.elastic.CellSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellLayoutTest {
  @Test
  void fieldsTakeTheFirstFreeSlotOfTheirKind() {
    Schema schema =
        new Schema(
            List.of(
                Field.searchable("title", FieldKind.TEXT, 2),
                Field.searchable("plot", FieldKind.TEXT, 1),
                Field.stored("year", FieldKind.INTEGER),
                Field.stored("gross", FieldKind.LONG),
                Field.stored("cast", FieldKind.OBJECT_LIST),
                Field.vector("meaning", new Embedding("minilm", 384, List.of("title")))));

    assertThat(CellLayout.fit(schema))
        .isEqualTo(
            new Fit.Fits(
                Map.of(
                    "title", "src_00",
                    "plot", "src_01",
                    "year", "num_00",
                    "gross", "num_01",
                    "cast", "stored.cast",
                    "meaning", "vec384_00"),
                Map.of(
                    "title", new TermField("trm_00", "und-1"),
                    "plot", new TermField("trm_01", "und-1")),
                Map.of()));
  }

  @Test
  void aFieldKeepsItsSlotAndThatOfAGoneFieldStaysTaken() {
    Schema schema =
        new Schema(
            List.of(
                Field.searchable("name", FieldKind.TEXT, 1),
                Field.searchable("plot", FieldKind.TEXT, 1)));

    Fit.Fits before =
        new Fit.Fits(
            Map.of("title", "src_00", "plot", "src_01"),
            Map.of(
                "title", new TermField("trm_00", "en-1"),
                "plot", new TermField("trm_01", "en-1")),
            Map.of());

    assertThat(CellLayout.fit(schema, before))
        .isEqualTo(
            new Fit.Fits(
                Map.of("title", "src_00", "plot", "src_01", "name", "src_02"),
                Map.of(
                    "title", new TermField("trm_00", "en-1"),
                    "plot", new TermField("trm_01", "en-1"),
                    "name", new TermField("trm_02", "und-1")),
                Map.of()));
  }

  @Test
  void aTextThatTheEngineCutsStaysWhereItIsAndAuspexCutsWhatComes() {
    Schema schema =
        new Schema(
            List.of(
                Field.searchable("title", FieldKind.TEXT, 1),
                Field.builder("plot", FieldKind.TEXT).language(Language.GERMAN).build()));

    assertThat(CellLayout.fit(schema, new Fit.Fits(Map.of("title", "txt_00"), Map.of(), Map.of())))
        .isEqualTo(
            new Fit.Fits(
                Map.of("title", "txt_00", "plot", "src_00"),
                Map.of("plot", new TermField("trm_00", "de-1")),
                Map.of()));
  }

  @Test
  void suggestedFieldsTakeRoomForTheirCompletionsAndKeepIt() {
    Field title = Field.builder("title", FieldKind.TEXT).suggest(true).build();
    Field brand = Field.builder("brand", FieldKind.KEYWORD).suggest(true).build();
    CompletionField first = new CompletionField("beg_00", "all_00", "pinyin-1");

    Fit fit = CellLayout.fit(new Schema(List.of(title)));

    assertThat(fit)
        .isEqualTo(
            new Fit.Fits(
                Map.of("title", "src_00"),
                Map.of("title", new TermField("trm_00", "und-1")),
                Map.of("title", first)));
    assertThat(CellLayout.fit(new Schema(List.of(title.withoutSuggest(), brand)), (Fit.Fits) fit))
        .isEqualTo(
            new Fit.Fits(
                Map.of("title", "src_00", "brand", "kw_00"),
                Map.of("title", new TermField("trm_00", "und-1")),
                Map.of(
                    "title", first, "brand", new CompletionField("beg_01", "all_01", "pinyin-1"))));
  }

  @Test
  void moreSuggestedFieldsThanACellHasRoomForAreNamed() {
    List<Field> many = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      many.add(Field.builder("word_" + i, FieldKind.KEYWORD).suggest(true).build());
    }

    assertThat(CellLayout.fit(new Schema(many)))
        .isEqualTo(
            new Fit.Needs("The pool has no room for field 'word_6': so many fields with suggest"));
  }

  @Test
  void whatHasNoSlotIsNamed() {
    assertThat(CellLayout.fit(new Schema(List.of(Field.vector("look", 100, Similarity.COSINE)))))
        .isEqualTo(
            new Fit.Needs(
                "The pool has no room for field 'look': a vector of 100 dimensions by cosine"));
    List<Field> many = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      many.add(Field.searchable("text_" + i, FieldKind.TEXT, 1));
    }
    assertThat(CellLayout.fit(new Schema(many)))
        .isEqualTo(
            new Fit.Needs("The pool has no room for field 'text_24': so many fields of kind text"));
  }

  @Test
  void slotsHaveDistinctNames() {
    assertThat(CellLayout.slots().stream().map(CellSlot::name))
        .doesNotHaveDuplicates()
        .hasSize(203);
  }
}
