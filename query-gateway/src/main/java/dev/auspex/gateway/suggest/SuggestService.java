package dev.auspex.gateway.suggest;

import dev.auspex.analysis.Highlighter;
import dev.auspex.analysis.completion.Completions;
import dev.auspex.analysis.completion.Match;
import dev.auspex.analysis.completion.Way;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.elastic.CompletionEngine;
import dev.auspex.gateway.elastic.CompletionEngine.Found;
import dev.auspex.gateway.elastic.CompletionSearch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what begins just so; for what nearly does only where that was too little; and how often
 * there is each only where somebody wants to know and some may be there twice.
 */
@Singleton
class SuggestService {
  /** Of values that only the gateway can tell apart, so many documents are looked at. */
  private static final int LOOKED_AT = 100;

  private final CompletionEngine engine;
  private final SuggestConfig config;
  private final Timer timer;

  SuggestService(CompletionEngine engine, SuggestConfig config, MeterRegistry meters) {
    this.engine = engine;
    this.config = config;
    this.timer =
        Timer.builder("gateway.suggest")
            .description("Requests for completions that were answered")
            .register(meters);
  }

  SuggestReply suggest(Entry entry, SuggestBody body) {
    return entry.work(admitted -> suggest(admitted, SuggestRequests.check(body, admitted.index())));
  }

  SuggestReply suggest(Admitted admitted, SuggestQuery query) {
    long start = System.nanoTime();
    List<Suggestion> suggestions =
        query.typed().isEmpty()
            ? List.of()
            : new Round(admitted, query, Deadline.in(config.deadline())).suggestions();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    timer.record(took);
    return new SuggestReply(suggestions, took.toMillis());
  }

  /** One request on its way. */
  private final class Round {
    private final SuggestQuery query;
    private final Location home;
    private final @Nullable Filter filter;
    private final Deadline deadline;
    private final Ranking ranking;
    private boolean eachOnce = true;

    Round(Admitted admitted, SuggestQuery query, Deadline deadline) {
      this.query = query;
      this.home = admitted.index().placement().serving();
      this.filter = Filter.both(admitted.filter(), query.filter());
      this.deadline = deadline;
      this.ranking =
          new Ranking(
              query,
              query.fields().stream()
                  .filter(this::sounds)
                  .map(Field::name)
                  .collect(Collectors.toUnmodifiableSet()));
    }

    private boolean sounds(Field field) {
      CompletionField completions = home.completions().get(field.name());
      return completions != null && Completions.sounds(completions.analysis());
    }

    List<Suggestion> suggestions() {
      ask(
          field -> query.typed().exactly(sounds(field), query.anywhere()),
          query.size(),
          Match.WORD_SOUND);
      List<Way> nearly = query.typed().nearly(query.anywhere());
      if (ranking.size() < query.size() && !nearly.isEmpty()) {
        // What begins just so is found again.
        ask(field -> nearly, query.size() + ranking.size(), Match.WORD_TWO_EDITS);
      }
      List<Ranking.Completion> top = ranking.top();
      List<@Nullable Long> counts = counts(top);
      List<Suggestion> suggestions = new ArrayList<>();
      for (int i = 0; i < top.size(); i++) {
        suggestions.add(suggestion(top.get(i), counts.get(i)));
      }
      return suggestions;
    }

    private void ask(Function<Field, List<Way>> ways, int size, Match worst) {
      List<CompletionSearch.OfField> fields =
          query.fields().stream()
              .map(
                  field ->
                      new CompletionSearch.OfField(field.name(), field.list(), ways.apply(field)))
              .toList();
      boolean exact = fields.stream().noneMatch(Round::needsALook);
      Found found =
          engine.complete(
              new CompletionSearch(home, filter, fields, query.order(), exact ? size : LOOKED_AT),
              deadline);
      boolean different = ranking.add(found.hits(), worst);
      eachOnce &= different && found.documents() == found.hits().size();
    }

    /** Whether some hits may complete nothing, or the same as others. */
    private static boolean needsALook(CompletionSearch.OfField field) {
      return field.list()
          || field.ways().stream()
              .anyMatch(way -> way instanceof Way.Begins begins && begins.beginnings().size() > 1);
    }

    private List<@Nullable Long> counts(List<Ranking.Completion> top) {
      if (top.isEmpty() || !query.counts()) {
        return Collections.nCopies(top.size(), null);
      }
      if (eachOnce) {
        return Collections.nCopies(top.size(), 1L);
      }
      // A document that has been deleted meanwhile was there.
      return engine
          .count(
              home,
              filter,
              query.fields().stream().map(Field::name).toList(),
              top.stream().map(Ranking.Completion::whole).toList(),
              deadline)
          .stream()
          .<@Nullable Long>map(count -> Math.max(1, count))
          .toList();
    }

    private static Suggestion suggestion(Ranking.Completion completion, @Nullable Long count) {
      return new Suggestion(
          completion.value(),
          Highlighter.marked(
              completion.value(), completion.place().start(), completion.place().end()),
          completion.hit().field(),
          completion.place().match().wireName(),
          count,
          completion.hit().id());
    }
  }
}
