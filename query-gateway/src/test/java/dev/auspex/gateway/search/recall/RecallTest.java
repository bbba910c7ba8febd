package dev.auspex.gateway.search.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.ChannelKind;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.contract.snapshot.RankingProfile.RecallChannel;
import dev.auspex.documents.embed.Embedder;
import dev.auspex.documents.embed.TextVectors;
import dev.auspex.documents.embed.Vector;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.elastic.ChannelQuery;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.gateway.elastic.EngineSearch;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallTest {
  private static final Vector VECTOR = Vector.of(1, 0, 0);
  private static final Bundle VECTOR_ONLY =
      new Bundle(
          1,
          new Schema(
              List.of(
                  Field.stored("title", FieldKind.TEXT),
                  Field.vector("meaning", new Embedding("minilm", 3, List.of("title"))))),
          new RankingProfile(List.of(new RecallChannel(ChannelKind.VECTOR, 1, 40)), 60, null));

  private final List<String> embedded = new ArrayList<>();
  private TextVectors answer = new TextVectors.Made(List.of(VECTOR));
  private final Embedder embedder =
      (embedding, texts, purpose, deadline) -> {
        embedded.add(embedding.model() + " " + purpose + " " + texts);
        return answer;
      };

  private RecallPlan plan(String text, Bundle bundle) {
    return new Recall(embedder)
        .plan(
            RewrittenQuery.plain(text, text, List.of()),
            bundle,
            Deadline.in(Duration.ofSeconds(1)));
  }

  @Test
  void asksEachChannelOfTheProfileWithItsWeightAndQuota() {
    RecallPlan plan = plan("war movie", Cinema.INDEX.bundle());

    assertThat(plan.channels())
        .containsExactly(
            new EngineSearch.Channel(
                "term",
                1,
                100,
                new ChannelQuery.Words(
                    "war movie",
                    List.of(new WeightedField("title", 2), new WeightedField("director", 0.5)),
                    List.of(new WeightedField("genre", 1)))),
            new EngineSearch.Channel(
                "vector", 0.7, 50, new ChannelQuery.Nearest("meaning", VECTOR)));
    assertThat(plan.degraded()).isEmpty();
    assertThat(embedded).containsExactly("minilm QUERY [war movie]");
  }

  @Test
  void lateVectorChannelIsLeftOutAndNamed() {
    answer = new TextVectors.Failed("no answer");

    RecallPlan plan = plan("war movie", Cinema.INDEX.bundle());

    assertThat(plan.channels()).extracting(EngineSearch.Channel::name).containsExactly("term");
    assertThat(plan.degraded()).containsExactly("vector-unavailable");
  }

  @Test
  void aSortedSearchAsksForTheWordsAloneAndEmbedsNothing() {
    RewrittenQuery words = RewrittenQuery.plain("war", "war", List.of());
    RewrittenQuery none = RewrittenQuery.plain("", "", List.of());

    Recall recall = new Recall(embedder);

    assertThat(recall.matches(words, Cinema.SCHEMA).channels())
        .extracting(channel -> channel.query().getClass().getSimpleName())
        .containsExactly("Words");
    assertThat(recall.matches(none, Cinema.SCHEMA).channels())
        .extracting(EngineSearch.Channel::query)
        .containsExactly(new ChannelQuery.Everything());
    assertThat(embedded).isEmpty();
  }

  @Test
  void anIndexThatIsFoundByVectorsAloneCannotSortWhatWordsMatch() {
    Recall recall = new Recall(embedder);
    RewrittenQuery words = RewrittenQuery.plain("war", "war", List.of());

    ApiProblem problem =
        catchThrowableOfType(ApiProblem.class, () -> recall.matches(words, VECTOR_ONLY.schema()));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.violations()).extracting("field").containsExactly("sort");
    assertThat(
            recall
                .matches(RewrittenQuery.plain("", "", List.of()), VECTOR_ONLY.schema())
                .channels())
        .hasSize(1);
  }

  @Test
  void anEmptyQueryAsksForEverythingAndEmbedsNothing() {
    RecallPlan plan = plan("", Cinema.INDEX.bundle());

    assertThat(plan.channels())
        .containsExactly(new EngineSearch.Channel("term", 1, 100, new ChannelQuery.Everything()));
    assertThat(embedded).isEmpty();
  }

  @Test
  void anIndexFoundByVectorsAloneSaysWhenItCannotBeSearched() {
    answer = new TextVectors.Failed("no answer");

    ApiProblem problem =
        catchThrowableOfType(ApiProblem.class, () -> plan("war movie", VECTOR_ONLY));

    assertThat(problem.type()).isEqualTo(ProblemType.MODEL_SERVER_UNAVAILABLE);
  }

  @Test
  void aVectorProfileFallsBackToWordsWhereThereAreAny() {
    answer = new TextVectors.Failed("no answer");
    Bundle bundle = new Bundle(1, Cinema.SCHEMA, VECTOR_ONLY.ranking());

    RecallPlan plan = plan("war movie", bundle);

    assertThat(plan.channels()).extracting(EngineSearch.Channel::name).containsExactly("term");
    assertThat(plan.channels().getFirst().quota()).isEqualTo(40);
    assertThat(plan.degraded()).containsExactly("vector-unavailable");
  }
}
