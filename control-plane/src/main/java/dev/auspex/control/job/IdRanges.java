package dev.auspex.control.job;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * A sum over ids and versions for each range of ids, in any order of adding. Two homes with the
 * same documents have the same sums; a range whose sums differ holds a document that differs.
 */
final class IdRanges {
  /** How many ranges. */
  static final int COUNT = 4096;

  private final long[] sums = new long[COUNT];
  private final int[] counts = new int[COUNT];

  /** The range of {@code id}. */
  static int of(String id) {
    return Math.floorMod(Long.hashCode(mixed(crc(id))), COUNT);
  }

  void add(String id, long version) {
    int range = of(id);
    counts[range]++;
    sums[range] += mixed(mixed(crc(id)) ^ version);
  }

  long documents() {
    long all = 0;
    for (int count : counts) {
      all += count;
    }
    return all;
  }

  /** The ranges in which {@code other} has something else. */
  Set<Integer> differences(IdRanges other) {
    Set<Integer> ranges = new TreeSet<>();
    for (int i = 0; i < COUNT; i++) {
      if (sums[i] != other.sums[i] || counts[i] != other.counts[i]) {
        ranges.add(i);
      }
    }
    return ranges;
  }

  private static long crc(String id) {
    CRC32C crc = new CRC32C();
    crc.update(id.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() | ((long) id.hashCode() << 32);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): each bit depends on all. */
  private static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
