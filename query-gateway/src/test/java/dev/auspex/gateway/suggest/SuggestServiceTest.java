package dev.auspex.gateway.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.auspex.analysis.completion.Way;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.TenantContext;
import dev.auspex.gateway.elastic.CompletionEngine;
import dev.auspex.gateway.elastic.CompletionHit;
import dev.auspex.gateway.elastic.CompletionSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuggestServiceTest {
  /** Answers what it is given, search by search, and counts each text by its length. */
  private static final class Answers implements CompletionEngine {
    final Queue<Found> given = new ArrayDeque<>();
    final List<CompletionSearch> asked = new ArrayList<>();
    final List<List<String>> counted = new ArrayList<>();

    @Override
    public Found complete(CompletionSearch search, Deadline deadline) {
      asked.add(search);
      return given.isEmpty() ? new Found(List.of(), 0) : given.remove();
    }

    @Override
    public List<Long> count(
        Location home,
        @Nullable Filter filter,
        List<String> fields,
        List<String> wholes,
        Deadline deadline) {
      counted.add(wholes);
      return wholes.stream().map(whole -> (long) whole.length()).toList();
    }
  }

  private final Answers engine = new Answers();
  private final SuggestService service =
      new SuggestService(engine, () -> Duration.ofMinutes(1), new SimpleMeterRegistry());

  private static CompletionHit hit(String field, String id, long votes, String... values) {
    return new CompletionHit(
        field, id, List.of(values), List.<JsonNode>of(LongNode.valueOf(votes)));
  }

  private static CompletionEngine.Found all(CompletionHit... hits) {
    return new CompletionEngine.Found(List.of(hits), hits.length);
  }

  private List<Suggestion> suggest(String query) {
    return suggest(query, false);
  }

  private List<Suggestion> suggest(String query, boolean counts) {
    TenantContext context =
        new TenantContext(
            Cinema.TENANT, Set.of(ApiKeyScope.SUGGEST), List.of(), Cinema.NEW, null, null);
    Admitted admitted =
        new Admitted(context, SuggestRequestsTest.index(SuggestRequestsTest.SCHEMA, true));
    SuggestBody body = new SuggestBody(query, 3, null, null, "votes", null, null, null, counts);
    return service.suggest(admitted, SuggestRequests.check(body, admitted.index())).suggestions();
  }

  @Test
  void allFieldsAreOneOrderByMatchAndThenByTheNumber() {
    engine.given.add(
        all(
            hit("title", "a", 5, "Zalgo"),
            hit("title", "b", 9, "The Zalgo"),
            hit("tags", "c", 7, "zag", "other"),
            hit("tags", "d", 6, "zap & <zip>")));

    List<Suggestion> suggestions = suggest("za");

    assertThat(suggestions)
        .containsExactly(
            new Suggestion("zag", "<em>za</em>g", "tags", "start", null, "c"),
            new Suggestion(
                "zap & <zip>", "<em>za</em>p &amp; &lt;zip&gt;", "tags", "start", null, "d"),
            new Suggestion("Zalgo", "<em>Za</em>lgo", "title", "start", null, "a"));
    assertThat(engine.counted).isEmpty();
    assertThat(engine.asked)
        .singleElement()
        .extracting(CompletionSearch::filter)
        .isEqualTo(Cinema.NEW);
  }

  @Test
  void whatIsThereOnceNeedsNoCounting() {
    engine.given.add(all(hit("title", "a", 5, "Zalgo")));

    assertThat(suggest("zal", true)).extracting(Suggestion::count).containsExactly(1L);
    assertThat(engine.counted).isEmpty();
  }

  @Test
  void nothingIsCountedWhereNobodyWantsToKnow() {
    engine.given.add(all(hit("title", "a", 5, "Zalgo"), hit("tags", "c", 7, "ZALGO")));

    assertThat(suggest("zal")).extracting(Suggestion::count).containsOnlyNulls();
    assertThat(engine.counted).isEmpty();
  }

  @Test
  void equalValuesComeOnceAndAreCounted() {
    engine.given.add(all(hit("title", "a", 5, "Zalgo"), hit("tags", "c", 7, "ZALGO")));

    assertThat(suggest("zal", true))
        .containsExactly(new Suggestion("ZALGO", "<em>ZAL</em>GO", "tags", "start", 8L, "c"));
    assertThat(engine.counted).containsExactly(List.of("005zalgo"));
  }

  @Test
  void aValueOfSeveralListsIsCounted() {
    engine.given.add(all(hit("tags", "a", 5, "zap"), hit("tags", "c", 4, "zap", "zappa")));

    assertThat(suggest("za", true)).extracting(Suggestion::text).containsExactly("zap", "zappa");
    assertThat(engine.counted).containsExactly(List.of("003zap", "005zappa"));
  }

  @Test
  void correctionsAreAskedForOnlyWhereTheRestIsTooLittle() {
    engine.given.add(all(hit("title", "a", 5, "Zalgo")));
    engine.given.add(all(hit("title", "a", 5, "Zalgo"), hit("title", "b", 9, "Zalga")));

    List<Suggestion> suggestions = suggest("zalgo");

    assertThat(suggestions).extracting(Suggestion::text).containsExactly("Zalgo", "Zalga");
    assertThat(suggestions).extracting(Suggestion::match).containsExactly("start", "corrected");
    assertThat(engine.asked).hasSize(2);
    assertThat(engine.asked.get(1).fields().getFirst().ways()).allMatch(Way.Near.class::isInstance);
  }

  @Test
  void whatTheSoundsOnlySeemToCompleteIsLeftOut() {
    engine.given.add(all(hit("title", "a", 5, "中美国际"), hit("title", "b", 4, "中国")));

    assertThat(suggest("中g")).extracting(Suggestion::text).containsExactly("中国");
    assertThat(engine.asked.getFirst().size()).isEqualTo(100);
  }

  @Test
  void nothingIsAskedForNothing() {
    assertThat(suggest(" \t")).isEmpty();
    assertThat(engine.asked).isEmpty();
  }
}
