package dev.auspex.gateway.search.rank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.rewriting.Rewriting.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PinnedHitsTest {
  private static EngineHits.Hit hit(String id) {
    return new EngineHits.Hit(
        id, 1, JsonNodeFactory.instance.objectNode(), Map.of(), null, List.of());
  }

  private static PinnedHits pinned(Pin... pins) {
    return new PinnedHits(
        List.of(pins).stream().map(pin -> hit(pin.document())).toList(), List.of(pins));
  }

  private static Pin pin(String document, int position) {
    return new Pin(document, position, "r");
  }

  /** The page as the ranker asks for it. */
  private static List<String> page(PinnedHits pinned, int others, int offset, int size) {
    int first = Math.max(0, offset - pinned.count());
    List<EngineHits.Hit> part =
        IntStream.range(first, Math.min(others, offset + size))
            .mapToObj(i -> hit("o" + i))
            .toList();
    return pinned.page(part, first, others, offset, size).hits().stream()
        .map(EngineHits.Hit::id)
        .toList();
  }

  @Test
  void pinsStandWhereTheRulesSayAndTheOthersBetween() {
    PinnedHits pinned = pinned(pin("a", 1), pin("b", 3), pin("c", 5));

    assertThat(page(pinned, 10, 0, 4)).containsExactly("a", "o0", "b", "o1");
    assertThat(page(pinned, 10, 4, 4)).containsExactly("c", "o2", "o3", "o4");
    assertThat(page(pinned, 10, 8, 10)).containsExactly("o5", "o6", "o7", "o8", "o9");
  }

  @Test
  void aPinBehindTheEndMovesUpToIt() {
    PinnedHits pinned = pinned(pin("a", 2), pin("b", 50));

    assertThat(page(pinned, 2, 0, 10)).containsExactly("o0", "a", "o1", "b");
    assertThat(page(pinned, 0, 0, 10)).containsExactly("a", "b");
    assertThat(page(pinned, 2, 3, 1)).containsExactly("b");
  }

  @Test
  void placesSayWhoPinnedAndTheRankOfTheOthers() {
    PinnedHits.Page page = pinned(pin("a", 2)).page(List.of(hit("o0"), hit("o1")), 0, 2, 0, 10);

    assertThat(page.places())
        .containsExactly(
            new RankedHits.Place(0, null),
            new RankedHits.Place(-1, "r"),
            new RankedHits.Place(1, null));
  }

  /** Whatever the pages, together they are the result without a gap and without a hit twice. */
  @Test
  void pagesTogetherAreTheWholeResult() {
    for (long seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      TreeMap<Integer, Pin> pins = new TreeMap<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        int position = 1 + random.nextInt(30);
        pins.put(position, pin("p" + position, position));
      }
      PinnedHits pinned = pinned(pins.values().toArray(new Pin[0]));
      int others = random.nextInt(40);
      List<String> whole = page(pinned, others, 0, 100);
      int size = 1 + random.nextInt(9);

      List<String> pages = new ArrayList<>();
      for (int offset = 0; offset < others + pins.size(); offset += size) {
        pages.addAll(page(pinned, others, offset, size));
      }

      assertThat(whole).as("seed %d", seed).hasSize(others + pins.size()).doesNotHaveDuplicates();
      assertThat(pages).as("seed %d", seed).isEqualTo(whole);
    }
  }
}
