package dev.auspex.control.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Language;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaChangeTest {
  private static final Field TITLE = Field.searchable("title", FieldKind.TEXT, 1);
  private static final Field YEAR = Field.stored("year", FieldKind.INTEGER);
  private static final Field OFFERS = Field.stored("offers", FieldKind.OBJECT_LIST);
  private static final Field LEAST = least("price");
  private static final Field MEANING = meaning("minilm");
  private static final Field TASTE = Field.vector("taste", 8, Similarity.COSINE);
  private static final Schema BEFORE =
      new Schema(List.of(TITLE, YEAR, OFFERS, LEAST, MEANING, TASTE));

  @Test
  void backToFewerFieldsAndOtherWeightsIsLive() {
    Schema earlier = new Schema(List.of(Field.searchable("title", FieldKind.TEXT, 9)));

    assertThat(SchemaChange.toEarlier(BEFORE, earlier).impact()).isEqualTo(Impact.LIVE);
  }

  @Test
  void backToAFieldThatWasRemovedNeedsARebuild() {
    SchemaChange change =
        SchemaChange.toEarlier(new Schema(List.of(TITLE)), new Schema(List.of(TITLE, YEAR)));

    assertThat(change.impact()).isEqualTo(Impact.REBUILD);
    assertThat(change.reasonsToRebuild()).startsWith("'year': a field of this name was removed");
  }

  @Test
  void severalValuesDoNotBecomeOneWhileThereAreDocuments() {
    Schema several =
        new Schema(List.of(Field.builder("tag", FieldKind.KEYWORD).list(true).build()));
    Schema one = new Schema(List.of(Field.stored("tag", FieldKind.KEYWORD)));

    assertThat(SchemaChange.between(several, one, 1, Set.of()).reasonsToRebuild())
        .isEqualTo("'tag': documents may have several values");
    assertThat(SchemaChange.between(several, one, 0, Set.of()).impact()).isEqualTo(Impact.LIVE);
    assertThat(SchemaChange.between(one, several, 1, Set.of()).impact()).isEqualTo(Impact.LIVE);
  }

  @Test
  void theSameSchemaTakesNothing() {
    assertThat(SchemaChange.between(BEFORE, BEFORE, 10, Set.of()).impact())
        .isEqualTo(Impact.NOTHING);
  }

  @Test
  void completionsOfDocumentsThatAreThereAreMadeByARebuild() {
    Field plain = Field.searchable("title", FieldKind.TEXT, 1);
    Schema without = new Schema(List.of(plain));
    Schema with =
        new Schema(
            List.of(Field.builder("title", FieldKind.TEXT).searchable(true).suggest(true).build()));

    assertThat(SchemaChange.between(without, with, 1, Set.of()).reasonsToRebuild())
        .isEqualTo("'title': the completions of every document are made");
    assertThat(SchemaChange.between(without, with, 0, Set.of()).impact()).isEqualTo(Impact.LIVE);
    assertThat(SchemaChange.between(with, without, 1, Set.of()).impact()).isEqualTo(Impact.LIVE);
  }

  @Test
  void flagsAndWeightsFollowLive() {
    assertThat(of(Field.builder("title", FieldKind.TEXT).searchable(true).weight(3).build()))
        .isEqualTo(Impact.LIVE);
    assertThat(
            of(
                Field.builder("year", FieldKind.INTEGER)
                    .list(true)
                    .filterable(true)
                    .facetable(true)
                    .feature(true)
                    .build()))
        .isEqualTo(Impact.LIVE);
  }

  @Test
  void anotherLanguageCutsEveryTextAnew() {
    SchemaChange change =
        change(
            0,
            Set.of(),
            Field.builder("title", FieldKind.TEXT)
                .searchable(true)
                .language(Language.ENGLISH)
                .build());

    assertThat(change.reasonsToRebuild()).isEqualTo("'title': the text is analysed anew");
  }

  @Test
  void anotherTypeOrAnotherWayToComputeNeedsEveryDocument() {
    assertThat(of(Field.stored("year", FieldKind.LONG))).isEqualTo(Impact.REBUILD);
    assertThat(of(meaning("other"))).isEqualTo(Impact.REBUILD);
    assertThat(of(least("cost"))).isEqualTo(Impact.REBUILD);
    assertThat(of(Field.stored("least", FieldKind.DOUBLE))).isEqualTo(Impact.REBUILD);
    assertThat(of(Field.vector("taste", 9, Similarity.COSINE))).isEqualTo(Impact.REBUILD);
    assertThat(of(Field.vector("taste", 8, Similarity.EUCLIDEAN))).isEqualTo(Impact.REBUILD);
  }

  @Test
  void withoutDocumentsNothingHasToBeComputedAnew() {
    assertThat(change(0, Set.of(), meaning("other")).impact()).isEqualTo(Impact.LIVE);
    assertThat(change(0, Set.of(), least("cost")).impact()).isEqualTo(Impact.LIVE);
    assertThat(change(0, Set.of(), Field.stored("year", FieldKind.LONG)).impact())
        .as("the type of a field stays in the search engine")
        .isEqualTo(Impact.REBUILD);
  }

  @Test
  void aNewFieldIsLiveUnlessItIsComputedOrItsNameIsTaken() {
    Field genre = Field.stored("genre", FieldKind.KEYWORD);
    Field computed =
        Field.builder("offer_count", FieldKind.LONG)
            .flattening(new Flattening("offers", null, Flattening.Rule.COUNT))
            .build();

    assertThat(change(5, Set.of(), genre).fields())
        .containsExactly(
            new SchemaChange.FieldChange(
                "genre",
                SchemaChange.Kind.ADDED,
                Impact.LIVE,
                "documents have no value until they are sent again"));
    assertThat(change(5, Set.of("genre"), genre).impact()).isEqualTo(Impact.REBUILD);
    assertThat(change(5, Set.of(), computed).impact()).isEqualTo(Impact.REBUILD);
    assertThat(change(0, Set.of(), computed).impact()).isEqualTo(Impact.LIVE);
  }

  @Test
  void aRemovedFieldIsNamedAndLive() {
    SchemaChange change =
        SchemaChange.between(
            BEFORE, new Schema(List.of(TITLE, OFFERS, LEAST, MEANING, TASTE)), 5, Set.of());

    assertThat(change.fields()).extracting(SchemaChange.FieldChange::name).containsExactly("year");
    assertThat(change.impact()).isEqualTo(Impact.LIVE);
  }

  @Test
  void anotherOrderIsAChangeOfNoField() {
    SchemaChange change =
        SchemaChange.between(
            BEFORE, new Schema(List.of(YEAR, TITLE, OFFERS, LEAST, MEANING, TASTE)), 5, Set.of());

    assertThat(change.fields()).isEmpty();
    assertThat(change.impact()).isEqualTo(Impact.LIVE);
  }

  @Test
  void theWholeTakesWhatItsWorstFieldTakesAndSaysWhich() {
    SchemaChange change =
        change(
            5,
            Set.of(),
            Field.stored("year", FieldKind.LONG),
            Field.stored("genre", FieldKind.KEYWORD));

    assertThat(change.impact()).isEqualTo(Impact.REBUILD);
    assertThat(change.reasonsToRebuild()).isEqualTo("'year': values are stored as integer");
  }

  private static Impact of(Field changed) {
    return change(5, Set.of(), changed).impact();
  }

  /** {@link #BEFORE} with these in place of those of the same names, or at the end. */
  private static SchemaChange change(long documents, Set<String> occupied, Field... others) {
    List<Field> fields = new ArrayList<>(BEFORE.fields());
    for (Field other : others) {
      int place = fields.stream().map(Field::name).toList().indexOf(other.name());
      if (place < 0) {
        fields.add(other);
      } else {
        fields.set(place, other);
      }
    }
    return SchemaChange.between(BEFORE, new Schema(fields), documents, occupied);
  }

  private static Field meaning(String model) {
    return Field.vector("meaning", new Embedding(model, 384, List.of("title")));
  }

  private static Field least(String member) {
    return Field.builder("least", FieldKind.DOUBLE)
        .flattening(new Flattening("offers", member, Flattening.Rule.MIN))
        .build();
  }
}
