package dev.auspex.gateway.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.analysis.completion.Completions;
import dev.auspex.analysis.completion.Match;
import dev.auspex.analysis.completion.Place;
import dev.auspex.gateway.elastic.CompletionHit;
import dev.auspex.gateway.elastic.CompletionSearch;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts what the engine found in one order, each value once. For one thread. */
final class Ranking {
  /**
   * A value that completes the query.
   *
   * @param whole the form that equal values share
   */
  record Completion(String value, String whole, Place place, CompletionHit hit) {}

  private final SuggestQuery query;
  private final Set<String> sounding;
  private final Comparator<Completion> order;
  private final Map<String, Completion> best = new LinkedHashMap<>();

  /**
   * @param sounding the fields whose values are found by how they are spoken
   */
  Ranking(SuggestQuery query, Set<String> sounding) {
    this.query = query;
    this.sounding = sounding;
    this.order =
        Comparator.comparingInt((Completion each) -> -each.place().match().quality())
            .thenComparing((one, other) -> compareKeys(one.hit(), other.hit()))
            .thenComparing(Completion::whole)
            .thenComparing(each -> each.hit().field());
  }

  /**
   * Adds the values of {@code hits} that complete the query.
   *
   * @param worst how well at least
   * @return whether each of them is the value of one of {@code hits} alone
   */
  boolean add(List<CompletionHit> hits, Match worst) {
    Set<String> seen = new HashSet<>();
    boolean eachOnce = true;
    for (CompletionHit hit : hits) {
      for (String value : hit.values()) {
        Optional<Place> place =
            query
                .typed()
                .place(value, sounding.contains(hit.field()), query.anywhere())
                .filter(found -> found.match().quality() >= worst.quality());
        String whole = Completions.whole(value);
        if (place.isPresent() && !whole.isEmpty()) {
          eachOnce &= seen.add(whole);
          best.merge(
              whole,
              new Completion(value, whole, place.get(), hit),
              (known, other) -> order.compare(other, known) < 0 ? other : known);
        }
      }
    }
    return eachOnce;
  }

  /** How many different values there are. */
  int size() {
    return best.size();
  }

  /** The best ones, best first. */
  List<Completion> top() {
    return best.values().stream().sorted(order).limit(query.size()).toList();
  }

  private int compareKeys(CompletionHit one, CompletionHit other) {
    int compared = 0;
    CompletionSearch.Order keys = query.order();
    for (int i = 0; i < keys.keys() && compared == 0; i++) {
      boolean distance = i == 0 && keys.near() != null;
      compared = compare(one.keys().get(i), other.keys().get(i));
      compared = distance ? compared : -compared;
    }
    return compared;
  }

  /** As numbers; the engine writes what is missing as the least or greatest one. */
  private static int compare(JsonNode one, JsonNode other) {
    return one.isIntegralNumber() && other.isIntegralNumber()
        ? Long.compare(one.longValue(), other.longValue())
        : Double.compare(number(one), number(other));
  }

  private static double number(JsonNode key) {
    return key.isTextual() ? Double.parseDouble(key.textValue()) : key.doubleValue();
  }
}
