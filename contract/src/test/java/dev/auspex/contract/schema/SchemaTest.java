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
            Field.builder("Bad Name", FieldKind.TEXT).weight(0).build(),
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
  void refusesAVectorWithoutLengthAndAnEmbeddingWithoutVector() {
    Embedding embedding = new Embedding("minilm", 384, List.of("title"));

    List<Violation> violations =
        Schema.check(
            List.of(
                TITLE,
                Field.stored("meaning", FieldKind.VECTOR),
                Field.builder("plot", FieldKind.TEXT).embedding(embedding).build()));

    assertThat(violations)
        .extracting(Violation::field)
        .containsExactly("fields[1].dimensions", "fields[1].similarity", "fields[2].embedding");
  }

  @Test
  void cannotBeMadeWithoutFields() {
    assertThatThrownBy(() -> new Schema(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fields: 1 to 200 fields, but there are 0");
  }

  @Test
  void everyFlagIsForTheKindsThatItFits() {
    for (FieldKind kind : FieldKind.values()) {
      Field all =
          Field.builder("f", kind)
              .list(true)
              .searchable(true)
              .filterable(true)
              .sortable(true)
              .facetable(true)
              .suggest(true)
              .feature(true)
              .language(Language.GERMAN)
              .vector(3, Similarity.COSINE)
              .build();

      List<String> refused =
          Schema.check(List.of(all)).stream()
              .map(violation -> violation.field().replace("fields[0].", ""))
              .distinct()
              .sorted()
              .toList();

      assertThat(refused)
          .as(kind.wireName())
          .containsExactly(
              switch (kind) {
                case TEXT -> words("dimensions facetable feature filterable similarity sortable");
                case KEYWORD -> words("dimensions language similarity sortable");
                case INTEGER, LONG, DOUBLE, BOOLEAN, DATE ->
                    words("dimensions language searchable similarity sortable suggest");
                case GEO_POINT ->
                    words("dimensions facetable language searchable similarity sortable suggest");
                case VECTOR ->
                    words("facetable feature filterable language list searchable sortable suggest");
                case OBJECT_LIST ->
                    words(
                        "dimensions facetable feature filterable language list searchable"
                            + " similarity sortable suggest");
              });
    }
  }

  private static String[] words(String text) {
    return text.split(" ");
  }

  @Test
  void aVectorMayComeFromTheClient() {
    Field vector = Field.vector("taste", 8, Similarity.DOT_PRODUCT);

    Schema schema = new Schema(List.of(TITLE, vector));

    assertThat(schema.vectorFields()).containsExactly(vector);
    assertThat(schema.embeddedFields()).isEmpty();
    assertThat(schema.hiddenFields()).containsExactly("taste");
  }

  @Test
  void aFieldIsFlattenedFromAListOfObjectsByARuleThatFitsItsKind() {
    Field offers = Field.stored("offers", FieldKind.OBJECT_LIST);
    Field least =
        flat("least", FieldKind.DOUBLE, new Flattening("offers", "price", Flattening.Rule.MIN));

    assertThat(Schema.check(List.of(TITLE, offers, least))).isEmpty();
    assertThat(
            Schema.check(
                List.of(
                    TITLE,
                    offers,
                    flat("a", FieldKind.LONG, new Flattening("title", "x", Flattening.Rule.SUM)),
                    flat("b", FieldKind.TEXT, new Flattening("offers", "x", Flattening.Rule.MIN)),
                    flat("c", FieldKind.LONG, new Flattening("offers", "x", Flattening.Rule.COUNT)),
                    flat(
                        "d",
                        FieldKind.KEYWORD,
                        new Flattening("offers", null, Flattening.Rule.ALL)))))
        .extracting(Violation::field)
        .containsExactly(
            "fields[2].flattening.list",
            "fields[3].flattening.rule",
            "fields[4].flattening.member",
            "fields[5].flattening.member",
            "fields[5].list");
  }

  private static Field flat(String name, FieldKind kind, Flattening flattening) {
    return Field.builder(name, kind).flattening(flattening).build();
  }
}
