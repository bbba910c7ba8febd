package dev.auspex.control.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdRangesTest {
  private static IdRanges of(List<Integer> ids, long version) {
    IdRanges sums = new IdRanges();
    ids.forEach(id -> sums.add("doc-" + id, version + id));
    return sums;
  }

  private static List<Integer> ids() {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      ids.add(i);
    }
    return ids;
  }

  @Test
  void theOrderOfAddingDoesNotMatter() {
    List<Integer> shuffled = ids();
    Collections.shuffle(shuffled, new Random(7));

    assertThat(of(ids(), 3).differences(of(shuffled, 3))).isEmpty();
    assertThat(of(ids(), 3).documents()).isEqualTo(20_000);
  }

  @Test
  void aMissingDocumentAndAnOtherVersionShowInTheirRangeAlone() {
    List<Integer> missing = ids();
    missing.remove(Integer.valueOf(4711));
    IdRanges other = of(missing, 3);
    other.add("doc-4711", 99);

    assertThat(of(ids(), 3).differences(of(missing, 3))).containsExactly(IdRanges.of("doc-4711"));
    assertThat(of(ids(), 3).differences(other)).containsExactly(IdRanges.of("doc-4711"));
  }

  @Test
  void versionsThatChangeTheirPlacesDoNotCancelOut() {
    IdRanges one = new IdRanges();
    IdRanges other = new IdRanges();
    List<String> sameRange = new ArrayList<>();
    for (int i = 0; sameRange.size() < 2; i++) {
      if (IdRanges.of("doc-" + i) == 0) {
        sameRange.add("doc-" + i);
      }
    }
    one.add(sameRange.get(0), 1);
    one.add(sameRange.get(1), 2);
    other.add(sameRange.get(0), 2);
    other.add(sameRange.get(1), 1);

    assertThat(one.differences(other)).containsExactly(0);
  }

  @Test
  void idsSpreadOverAllRanges() {
    IdRanges sums = of(ids(), 0);

    assertThat(sums.differences(new IdRanges()).size()).isGreaterThan(IdRanges.COUNT * 95 / 100);
  }
}
