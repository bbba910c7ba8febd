package dev.auspex.modelserver.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.modelserver.batch.FakeEncoder;
import dev.auspex.modelserver.batch.FixedBatchConfig;
import dev.auspex.modelserver.batch.InferenceQueue;
import dev.auspex.modelserver.runtime.Weights;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelServiceTest {
  private static final Model.Embedder ENGLISH = new Model.Embedder(Weights.MINILM);
  private static final Model.Embedder CHINESE = new Model.Embedder(Weights.BGE_SMALL_ZH);
  private static final Model.Reranker RERANKER = new Model.Reranker(Weights.MINILM);

  private final FakeEncoder encoder = new FakeEncoder();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final InferenceQueue english = queue(Weights.MINILM);
  private final InferenceQueue chinese = queue(Weights.BGE_SMALL_ZH);
  private final ModelService service = service(1_000_000);

  @AfterEach
  void stop() {
    english.close();
    chinese.close();
  }

  @Test
  void scoresStandInTheOrderOfTheDocuments() {
    Scores scores = service.score(RERANKER, "aa", List.of("aaaa", "aaa", "aa"), soon());

    assertThat(scores.toArray())
        .containsExactly(cosine(2, 4), cosine(2, 3), cosine(2, 2))
        .isSortedAccordingTo((left, right) -> Float.compare(left, right));
  }

  @Test
  void aTextIsEncodedOnceHoweverOftenItOccurs() {
    service.score(RERANKER, "a", List.of("aaa", "aaa", "aa"), soon());
    service.score(RERANKER, "a", List.of("aa", "aaaa"), soon());

    assertThat(encoder.texts()).containsExactly("a", "aaa", "aa", "aaaa");
    assertThat(registry.get("cache.gets").tag("result", "hit").functionCounter().count())
        .isEqualTo(2);
  }

  @Test
  void theCacheChangesNoScore() {
    List<String> documents = List.of("a", "aaa", "aaaaaaa");
    Scores first = service.score(RERANKER, "aa", documents, soon());

    assertThat(service.score(RERANKER, "aa", documents, soon()).toArray())
        .isEqualTo(first.toArray());
    assertThat(service(0).score(RERANKER, "aa", documents, soon()).toArray())
        .isEqualTo(first.toArray());
  }

  @Test
  void onlyAQueryGetsTheInstructionOfTheModel() {
    service.embed(CHINESE, InputType.QUERY, List.of("面"), soon());
    service.embed(CHINESE, InputType.DOCUMENT, List.of("面"), soon());
    service.embed(ENGLISH, InputType.QUERY, List.of("noodles"), soon());

    assertThat(encoder.texts()).containsExactly("为这个句子生成表示以用于检索相关文章：面", "面", "noodles");
  }

  @Test
  void withoutTimeLeftNothingIsCutIntoTokens() {
    ApiProblem refusal =
        catchThrowableOfType(
            ApiProblem.class,
            () ->
                service.embed(ENGLISH, InputType.QUERY, List.of("a"), Deadline.in(Duration.ZERO)));

    assertThat(refusal.type()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(encoder.texts()).isEmpty();
  }

  private ModelService service(long cacheBytes) {
    return new ModelService(
        Map.of(Weights.MINILM, english, Weights.BGE_SMALL_ZH, chinese),
        new EmbeddingCache(cacheBytes, cacheBytes == 0 ? new SimpleMeterRegistry() : registry));
  }

  private InferenceQueue queue(Weights weights) {
    return new InferenceQueue(
        weights, encoder, FixedBatchConfig.of(100), encoder.clock::get, registry);
  }

  private static float cosine(int query, int document) {
    return FakeEncoder.embedding(query).cosine(FakeEncoder.embedding(document));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }
}
