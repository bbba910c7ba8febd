package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.gateway.Cinema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  @Test
  void findsTenantsIndexesAndKeysAndNothingElse() {
    Directory directory = Directory.of(Cinema.snapshot(3));

    assertThat(directory.tenant(Cinema.TENANT)).contains(Cinema.snapshot(3).tenants().getFirst());
    assertThat(directory.index(Cinema.TENANT, Cinema.MOVIES)).contains(Cinema.INDEX);
    assertThat(directory.index(Cinema.OTHER_TENANT, Cinema.MOVIES)).isEmpty();
    assertThat(directory.apiKey("placesfull01").orElseThrow().tenant())
        .isEqualTo(Cinema.OTHER_TENANT);
    assertThat(directory.apiKey("nobodyknows1")).isEmpty();
    assertThat(directory.hasTenant(new TenantId("nobody"))).isFalse();
  }

  @Test
  void aChangeReplacesOneTenantAndLeavesTheOthersAsTheyWere() {
    Directory before = Directory.EMPTY.after(SnapshotChange.whole("e", Cinema.snapshot(3)));
    TenantSnapshot moved =
        new TenantSnapshot(
            Cinema.TENANT,
            ServiceLevel.NONE,
            Limits.NONE,
            List.of(Cinema.INDEX),
            List.of(Cinema.key("cinemanew001", Set.of(), List.of(), null)));

    Directory after = before.after(new SnapshotChange("e", 3L, 4, List.of(moved), List.of()));

    assertThat(after.apiKey("cinemafull01")).isEmpty();
    assertThat(after.apiKey("cinemanew001").orElseThrow().tenant()).isEqualTo(Cinema.TENANT);
    assertThat(after.apiKey("placesfull01")).isPresent();
    assertThat(after.tenant(Cinema.TENANT)).contains(moved);
    assertThat(before.apiKey("cinemafull01")).isPresent();
    assertThat(before.revision()).isEqualTo(3);
  }

  @Test
  void aWholeSnapshotForgetsWhatItDoesNotName() {
    Directory before = Directory.of(Cinema.snapshot(3));

    Directory after = before.after(SnapshotChange.whole("e", Snapshot.EMPTY));

    assertThat(after.hasTenant(Cinema.TENANT)).isFalse();
    assertThat(after.apiKey("cinemafull01")).isEmpty();
    assertThat(after.size()).isZero();
  }

  @Test
  void manyRandomStepsLeadToWhatTheirEndSays() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, TenantSnapshot> expected = new TreeMap<>();
    Directory directory = Directory.EMPTY.after(SnapshotChange.whole("e", Snapshot.EMPTY));
    for (long revision = 0; revision < 2_000; revision++) {
      TenantId id = new TenantId("t" + random.nextInt(300));
      List<TenantSnapshot> changed = new ArrayList<>();
      List<TenantId> removed = new ArrayList<>();
      if (random.nextInt(4) == 0) {
        removed.add(id);
        expected.remove(id.value());
      } else {
        TenantSnapshot tenant =
            new TenantSnapshot(
                id,
                ServiceLevel.FULL,
                Limits.NONE,
                List.of(),
                List.of(Cinema.key(id + "-" + random.nextInt(3), Set.of(), List.of(), null)));
        changed.add(tenant);
        expected.put(id.value(), tenant);
      }
      directory =
          directory.after(new SnapshotChange("e", revision, revision + 1, changed, removed));
    }

    assertThat(directory.snapshot().tenants())
        .as("seed %d", seed)
        .containsExactlyElementsOf(expected.values());
    Map<String, @Nullable TenantId> owners = new HashMap<>();
    expected
        .values()
        .forEach(tenant -> tenant.apiKeys().forEach(key -> owners.put(key.id(), tenant.id())));
    for (int tenant = 0; tenant < 300; tenant++) {
      for (int key = 0; key < 3; key++) {
        String id = "t%d-%d".formatted(tenant, key);
        assertThat(directory.apiKey(id).map(Directory.OwnedKey::tenant).orElse(null))
            .as("seed %d, key %s", seed, id)
            .isEqualTo(owners.get(id));
      }
    }
  }
}
