package dev.auspex.gateway.search.rank;

import dev.auspex.contract.Deadline;
import dev.auspex.gateway.elastic.ChannelQuery;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.elastic.EngineSearch;
import dev.auspex.gateway.elastic.SearchEngine;
import dev.auspex.gateway.search.rank.RankedHits.Place;
import dev.auspex.rewriting.Rewriting.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Documents that rules give a place, as far as the search may show them. They are fetched apart
 * from the others, of which the search for the page leaves them out, so that each stands in the
 * result once; the others fill the places between.
 *
 * @param hits those that may be shown, by position
 * @param pins the same as the rules say it
 */
record PinnedHits(List<EngineHits.Hit> hits, List<Pin> pins) {
  private static final String CHANNEL = "pin";

  static final PinnedHits NONE = new PinnedHits(List.of(), List.of());

  /** Brings {@code documents}, whatever the query is. */
  static EngineSearch.Channel channel(List<String> documents) {
    return new EngineSearch.Channel(
        CHANNEL, 1, documents.size(), new ChannelQuery.Documents(documents));
  }

  /**
   * Those of {@code pins} that {@code page} could show, by its filter.
   *
   * @param pins by position
   */
  static PinnedHits fetch(
      SearchEngine engine, EngineSearch page, List<Pin> pins, Deadline deadline) {
    if (pins.isEmpty()) {
      return NONE;
    }
    List<String> wanted = pins.stream().map(Pin::document).toList();
    EngineSearch search = page.asking(channel(wanted), wanted.size());
    Map<String, EngineHits.Hit> found =
        engine.search(search, deadline).hits().stream()
            .collect(Collectors.toMap(EngineHits.Hit::id, Function.identity()));
    List<Pin> shown = pins.stream().filter(pin -> found.containsKey(pin.document())).toList();
    return new PinnedHits(
        shown.stream().map(pin -> withoutRank(found.get(pin.document()))).toList(), shown);
  }

  /** Its score among those that were fetched says nothing. */
  private static EngineHits.Hit withoutRank(EngineHits.Hit hit) {
    return new EngineHits.Hit(hit.id(), 0, hit.document(), hit.highlights(), null, List.of());
  }

  List<String> documents() {
    return pins.stream().map(Pin::document).toList();
  }

  /** How many there are. */
  int count() {
    return hits.size();
  }

  /**
   * A page of the result.
   *
   * @param hits as the result has them
   * @param places for each how it came there
   */
  record Page(List<EngineHits.Hit> hits, List<Place> places) {}

  /**
   * The hits from {@code offset} on, at most {@code size}. A pin behind the end of the result moves
   * up to it.
   *
   * @param others a part of the others that reaches over the page
   * @param first the place of its first hit among the others
   * @param total how many others there are; at least as many where not all were counted
   */
  Page page(List<EngineHits.Hit> others, int first, long total, int offset, int size) {
    List<EngineHits.Hit> shown = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    int pin = 0;
    int other = 0;
    for (int position = 0; position < offset + size; position++) {
      boolean pinned =
          pin < pins.size() && (pins.get(pin).position() <= position + 1 || other >= total);
      EngineHits.Hit hit;
      Place place;
      if (pinned) {
        hit = hits.get(pin);
        place = new Place(-1, pins.get(pin).rule());
        pin++;
      } else if (other < first || other - first < others.size()) {
        hit = other < first ? null : others.get(other - first);
        place = new Place(other, null);
        other++;
      } else {
        break;
      }
      if (position >= offset && hit != null) {
        shown.add(hit);
        places.add(place);
      }
    }
    return new Page(List.copyOf(shown), List.copyOf(places));
  }
}
