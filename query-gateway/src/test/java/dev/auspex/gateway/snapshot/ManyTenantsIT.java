package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.gateway.Cinema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 10,000 tenants, each with an index of ten fields in a cell and a key. */
class ManyTenantsIT {
  private static final int TENANTS = 10_000;

  @TempDir private Path folder;

  @Test
  void loadWithinSecondsTakeFewKilobytesEachAndChangeOneAtATime() throws IOException {
    SnapshotChange whole =
        new SnapshotChange(
            "e",
            null,
            7,
            IntStream.range(0, TENANTS).mapToObj(n -> tenant(n, 1)).toList(),
            List.of());
    file().keep(whole, Directory.EMPTY.after(whole));
    long heapBefore = usedHeap();
    long begin = System.nanoTime();

    SnapshotFile file = file();
    Directory loaded = file.load().orElseThrow();

    Duration start = Duration.ofNanos(System.nanoTime() - begin);
    long bytes = (usedHeap() - heapBefore) / TENANTS;
    assertThat(loaded.size()).isEqualTo(TENANTS);
    begin = System.nanoTime();
    for (int n = 0; n < 100; n++) {
      SnapshotChange step =
          new SnapshotChange(
              "e", loaded.revision(), loaded.revision() + 1, List.of(tenant(n, 2)), List.of());
      loaded = loaded.after(step);
      file.keep(step, loaded);
    }
    Duration step = Duration.ofNanos((System.nanoTime() - begin) / 100);
    System.out.printf(
        "10,000 tenants: start %d ms, %d bytes of heap each, %d us per durable change%n",
        start.toMillis(), bytes, step.toNanos() / 1000);
    assertThat(start).isLessThan(Duration.ofSeconds(5));
    assertThat(bytes).isLessThan(20_000);
    assertThat(step).isLessThan(Duration.ofMillis(100));
    assertThat(file().load().orElseThrow().snapshot()).isEqualTo(loaded.snapshot());
  }

  private SnapshotFile file() {
    return new SnapshotFile(
        folder.resolve("snapshot.json"), SnapshotFileTest.JSON, Clock.systemUTC());
  }

  private static TenantSnapshot tenant(int number, int bundle) {
    TenantId id = new TenantId("tenant-%05d".formatted(number));
    return new TenantSnapshot(
        id,
        ServiceLevel.FULL,
        new Limits(1_000_000L, 1L << 30, 100L, 100L, 64L, 100L, 60_000L, List.of()),
        List.of(
            new IndexSnapshot(
                new IndexName("movies"),
                Placement.at(
                    Location.pooled(
                        "auspex-cell-1",
                        id + ".movies.1",
                        Cinema.SCHEMA.fields().stream()
                            .map(field -> field.name())
                            .collect(Collectors.toMap(Function.identity(), name -> "s_" + name)))),
                new Bundle(bundle, Cinema.SCHEMA, Cinema.RANKING))),
        List.of(
            Cinema.key("k%011d".formatted(number), Set.of(ApiKeyScope.SEARCH), List.of(), null)));
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      ManagementFactory.getMemoryMXBean().gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
