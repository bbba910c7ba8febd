package dev.auspex.ranking.rerank;

import dev.auspex.ranking.model.ModelFailure;
import dev.auspex.ranking.model.Scores;
import dev.auspex.ranking.model.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The top of a first-stage order on its way through a model. Candidates without text are not sent:
 * they keep their order behind the scored ones, and in front of those past the window.
 */
public final class RerankWindow {
  private final int candidates;
  private final List<Integer> sent;
  private final List<String> documents;

  private RerankWindow(int candidates, List<Integer> sent, List<String> documents) {
    this.candidates = candidates;
    this.sent = sent;
    this.documents = documents;
  }

  /**
   * Chooses what goes to the model.
   *
   * @param texts one per candidate in first-stage order; blank where a document has none
   * @param window most candidates from the top that the model may see
   */
  public static RerankWindow of(List<String> texts, int window) {
    List<Integer> sent =
        IntStream.range(0, Math.min(window, texts.size()))
            .filter(candidate -> !texts.get(candidate).isBlank())
            .boxed()
            .toList();
    return new RerankWindow(texts.size(), sent, sent.stream().map(texts::get).toList());
  }

  /** The texts to score, in first-stage order; may be empty. */
  public List<String> documents() {
    return documents;
  }

  /** The order without a model, where none was asked. */
  public Ranking inFirstStageOrder() {
    return new Ranking(Rung.FIRST_STAGE, unscored(List.of()), 0, null);
  }

  /**
   * The order after the model's answer to {@link #documents()}. Equal scores keep their first-stage
   * order.
   */
  public Ranking orderedBy(Scoring scoring) {
    return switch (scoring) {
      case Scoring.Scored scored -> orderedBy(scored.scores());
      case ModelFailure.TimedOut late -> degraded(Degradation.MODEL_TIMEOUT);
      case ModelFailure.Unavailable unavailable -> degraded(Degradation.MODEL_UNAVAILABLE);
      case ModelFailure.Rejected rejected -> degraded(Degradation.MODEL_REJECTED);
    };
  }

  private Ranking orderedBy(Scores scores) {
    if (scores.size() != sent.size()) {
      return degraded(Degradation.MODEL_REJECTED);
    }
    List<Ranking.Place> scored =
        IntStream.range(0, sent.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer index) -> -scores.at(index)))
            .map(index -> new Ranking.Place(sent.get(index), scores.at(index)))
            .toList();
    return new Ranking(
        Rung.MODEL,
        Stream.concat(scored.stream(), unscored(sent).stream()).toList(),
        scored.size(),
        null);
  }

  private Ranking degraded(Degradation degradation) {
    return new Ranking(Rung.FIRST_STAGE, unscored(List.of()), 0, degradation);
  }

  private List<Ranking.Place> unscored(List<Integer> except) {
    List<Ranking.Place> places = new ArrayList<>();
    int next = 0;
    for (int candidate = 0; candidate < candidates; candidate++) {
      if (next < except.size() && except.get(next) == candidate) {
        next++;
      } else {
        places.add(new Ranking.Place(candidate, null));
      }
    }
    return places;
  }
}
