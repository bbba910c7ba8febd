package dev.auspex.control.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Language;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.contract.snapshot.ChannelKind;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.contract.snapshot.RankingProfile.RecallChannel;
import dev.auspex.contract.snapshot.RankingProfile.Rerank;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexDeclarationTest {
  private static final String TITLE = "{\"name\":\"title\",\"kind\":\"text\"}";
  private static final String VECTOR =
      "{\"name\":\"meaning\",\"kind\":\"vector\",\"embedding\":{\"model\":\"minilm\",\"sources\":"
          + "[\"title\"]}}";

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void defaultsAreFilledIn() throws JsonProcessingException {
    IndexDeclaration declaration =
        declare(schema(TITLE, "{\"name\":\"genre\",\"kind\":\"keyword\"}", VECTOR));

    assertThat(declaration.name()).isEqualTo(new IndexName("movies"));
    assertThat(declaration.schema())
        .isEqualTo(
            new Schema(
                List.of(
                    Field.searchable("title", FieldKind.TEXT, 1),
                    Field.filterable("genre", FieldKind.KEYWORD),
                    Field.vector("meaning", new Embedding("minilm", 384, List.of("title"))))));
    assertThat(declaration.ranking())
        .isEqualTo(
            new RankingProfile(
                List.of(
                    new RecallChannel(ChannelKind.TERM, 1, 100),
                    new RecallChannel(ChannelKind.VECTOR, 1, 100)),
                60,
                new Rerank("minilm-rerank", List.of("title"), 24, 250)));
  }

  @Test
  void withoutAVectorThereIsNeitherVectorChannelNorRerank() throws JsonProcessingException {
    assertThat(declare(schema(TITLE)).ranking())
        .isEqualTo(
            new RankingProfile(List.of(new RecallChannel(ChannelKind.TERM, 1, 100)), 60, null));
  }

  @Test
  void withoutSearchableFieldsThereIsNoTermChannel() throws JsonProcessingException {
    String silent = "{\"name\":\"title\",\"kind\":\"text\",\"searchable\":false}";

    assertThat(declare(schema(silent, VECTOR)).ranking().channels())
        .containsExactly(new RecallChannel(ChannelKind.VECTOR, 1, 100));
  }

  @Test
  void anIndexThatNothingCanSearchIsRefused() throws JsonProcessingException {
    assertThat(refused(schema("{\"name\":\"genre\",\"kind\":\"keyword\"}")).violations())
        .containsExactly(
            new Violation(
                "schema.fields", "at least one searchable field or a vector field to search in"));
  }

  @Test
  void whatTheBodySaysBeatsTheDefaults() throws JsonProcessingException {
    IndexDeclaration declaration =
        declare(
            "{\"name\":\"movies\",\"schema\":{\"fields\":["
                + "{\"name\":\"title\",\"kind\":\"text\",\"weight\":2.5},"
                + VECTOR
                + "]},\"ranking\":{\"channels\":[{\"kind\":\"term\",\"weight\":0.5,\"quota\":10}],"
                + "\"rankConstant\":1}}");

    assertThat(declaration.schema().field("title").orElseThrow().weight()).isEqualTo(2.5);
    assertThat(declaration.ranking())
        .isEqualTo(
            new RankingProfile(List.of(new RecallChannel(ChannelKind.TERM, 0.5, 10)), 1, null));
  }

  @Test
  void everyBrokenRuleOfTheSchemaIsNamedWithItsPath() throws JsonProcessingException {
    ApiProblem problem =
        refused(
            schema(
                "{\"name\":\"title\",\"kind\":\"text\",\"weight\":0}",
                "{\"name\":\"Bad Name\",\"kind\":\"integer\",\"searchable\":true}"));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_SCHEMA);
    assertThat(problem.violations())
        .extracting(Violation::field)
        .containsExactly(
            "schema.fields[0].weight", "schema.fields[1].name", "schema.fields[1].searchable");
  }

  @Test
  void missingPartsAreNamedWithTheirPath() throws JsonProcessingException {
    ApiProblem problem =
        refused(
            "{\"schema\":{\"fields\":[{},null,{\"name\":\"v\",\"kind\":\"vector\",\"embedding\":{}"
                + "}]}}");

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.violations())
        .extracting(Violation::field)
        .containsExactly(
            "name",
            "schema.fields[0].name",
            "schema.fields[0].kind",
            "schema.fields[1]",
            "schema.fields[2].embedding.model",
            "schema.fields[2].embedding.sources");
    assertThat(refused("{\"name\":\"movies\"}").violations())
        .containsExactly(new Violation("schema", "1 to 200 fields, but they are missing"));
  }

  @Test
  void dimensionsMustBeTheModelsOwn() throws JsonProcessingException {
    assertThat(refused(schema(TITLE, vector("bge-small-zh", "384"))).violations())
        .containsExactly(
            new Violation(
                "schema.fields[1].embedding.dimensions",
                "512, the length of the vectors of 'bge-small-zh', but was '384'"));
    assertThat(refused(schema(TITLE, vector("own", "null"))).violations())
        .containsExactly(
            new Violation(
                "schema.fields[1].embedding.dimensions",
                "the length of the vectors of 'own', but it is missing"));
    assertThat(declare(schema(TITLE, vector("own", "7"))).schema().vectorFields())
        .containsExactly(Field.vector("v", new Embedding("own", 7, List.of("title"))));
  }

  @Test
  void aRankingProfileMustFitTheSchemaAndIsCheckedEvenWhenTheNameIsWrong()
      throws JsonProcessingException {
    ApiProblem problem =
        refused(
            "{\"name\":\"*\",\"schema\":{\"fields\":["
                + TITLE
                + "]},\"ranking\":{\"channels\":[{\"kind\":\"vector\",\"weight\":0},"
                + "{\"kind\":\"term\",\"quota\":0},{\"kind\":\"term\"},{}],\"rankConstant\":0,"
                + "\"rerank\":{\"model\":\"A B\",\"fields\":[\"plot\"],\"window\":1001,"
                + "\"budgetMillis\":0}}}");

    assertThat(problem.violations())
        .extracting(Violation::field)
        .containsExactly(
            "name",
            "ranking.channels[0].kind",
            "ranking.channels[0].weight",
            "ranking.channels[1].quota",
            "ranking.channels[2].kind",
            "ranking.channels[3].kind",
            "ranking.rankConstant",
            "ranking.rerank.model",
            "ranking.rerank.fields[0]",
            "ranking.rerank.window",
            "ranking.rerank.budgetMillis");
  }

  private static String vector(String model, String dimensions) {
    return "{\"name\":\"v\",\"kind\":\"vector\",\"embedding\":{\"model\":\"%s\",\"dimensions\":%s,\"sources\":[\"title\"]}}"
        .formatted(model, dimensions);
  }

  private static String schema(String... fields) {
    return "{\"name\":\"movies\",\"schema\":{\"fields\":[" + String.join(",", fields) + "]}}";
  }

  private IndexDeclaration declare(String body) throws JsonProcessingException {
    return IndexDeclaration.of(json.readValue(body, NewTenantIndex.class));
  }

  private ApiProblem refused(String body) throws JsonProcessingException {
    NewTenantIndex read = json.readValue(body, NewTenantIndex.class);
    return catchThrowableOfType(ApiProblem.class, () -> IndexDeclaration.of(read));
  }

  @Test
  void everyFlagOfAFieldIsRead() throws JsonProcessingException {
    IndexDeclaration declaration =
        declare(
            schema(
                "{\"name\":\"title\",\"kind\":\"text\",\"language\":\"zh-Hans\",\"suggest\":true}",
                "{\"name\":\"tags\",\"kind\":\"keyword\",\"list\":true,\"facetable\":true,"
                    + "\"filterable\":false}",
                "{\"name\":\"year\",\"kind\":\"integer\",\"sortable\":true,\"feature\":true}",
                "{\"name\":\"taste\",\"kind\":\"vector\",\"dimensions\":8,\"similarity\":"
                    + "\"euclidean\"}",
                "{\"name\":\"offers\",\"kind\":\"object_list\"}",
                "{\"name\":\"least\",\"kind\":\"double\",\"flattening\":{\"list\":\"offers\","
                    + "\"member\":\"price\",\"rule\":\"min\"}}"));

    assertThat(declaration.schema().fields())
        .containsExactly(
            Field.builder("title", FieldKind.TEXT)
                .searchable(true)
                .suggest(true)
                .language(Language.SIMPLIFIED_CHINESE)
                .build(),
            Field.builder("tags", FieldKind.KEYWORD).list(true).facetable(true).build(),
            Field.builder("year", FieldKind.INTEGER)
                .filterable(true)
                .sortable(true)
                .feature(true)
                .build(),
            Field.vector("taste", 8, Similarity.EUCLIDEAN),
            Field.stored("offers", FieldKind.OBJECT_LIST),
            Field.builder("least", FieldKind.DOUBLE)
                .filterable(true)
                .flattening(new Flattening("offers", "price", Flattening.Rule.MIN))
                .build());
  }

  @Test
  void aVectorOfTheClientCannotBeSearchedByWords() throws JsonProcessingException {
    assertThat(
            refused(schema("{\"name\":\"taste\",\"kind\":\"vector\",\"dimensions\":8}"))
                .violations())
        .extracting(Violation::field)
        .containsExactly("schema.fields");
  }
}
