package dev.auspex.control.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.control.elastic.FakeHomeDocuments;
import dev.auspex.control.elastic.HomeDocuments.Found;
import dev.auspex.control.elastic.HomeDocuments.Versioned;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerifyingTest {
  private static final Location OLD = Location.dedicated("old");
  private static final Location NEW = Location.dedicated("new");
  private static final Schema SCHEMA =
      new Schema(List.of(Field.stored("title", FieldKind.KEYWORD)));

  /** Two homes whose writes are seen after a refresh, as in Elasticsearch. */
  private static final class Homes extends FakeHomeDocuments {
    private final Map<Location, Map<String, Long>> written = new HashMap<>();
    private final Map<Location, Map<String, Long>> visible = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private Runnable beforeRefreshOfNew = () -> {};

    void put(Location home, String id, long version) {
      written.computeIfAbsent(home, any -> new TreeMap<>()).put(id, version);
    }

    @Override
    public void refresh(Location home) {
      if (home.equals(NEW)) {
        Runnable once = beforeRefreshOfNew;
        beforeRefreshOfNew = () -> {};
        once.run();
      }
      visible.put(home, new TreeMap<>(written.getOrDefault(home, Map.of())));
    }

    private List<Found> all(Location home) {
      return visible.getOrDefault(home, Map.of()).entrySet().stream()
          .map(
              each ->
                  new Found(
                      each.getKey(),
                      each.getValue(),
                      1,
                      each.getValue(),
                      JsonNodeFactory.instance.objectNode().put("title", each.getKey())))
          .toList();
    }

    @Override
    public long lastSeqNo(Location home) {
      return Long.MAX_VALUE;
    }

    @Override
    public List<Found> page(Location home, long after, long upTo, int most, boolean contents) {
      return after < 0 ? all(home) : List.of();
    }

    @Override
    public List<Found> byId(Location home, Collection<String> ids) {
      return all(home).stream().filter(found -> ids.contains(found.id())).toList();
    }

    @Override
    public Set<String> write(Location home, List<Versioned> documents) {
      documents.forEach(
          each ->
              written
                  .computeIfAbsent(home, any -> new TreeMap<>())
                  .merge(each.id(), each.version(), Math::max));
      return Set.of();
    }

    @Override
    public void delete(Location home, List<Found> documents) {
      documents.forEach(
          each -> {
            written.get(home).remove(each.id(), each.version());
            deleted.add(each.id());
          });
    }
  }

  private final Homes homes = new Homes();

  private JobReport.Verification verify() {
    Job job =
        new Job(
            "job-0123456789abcdef",
            new TenantId("cinema"),
            new IndexName("movies"),
            JobKind.MOVE,
            JobRequest.NOTHING,
            JobStatus.RUNNING,
            JobState.VERIFY,
            null,
            JobWork.NONE.planned(OLD, NEW, SCHEMA, SCHEMA),
            JobReport.EMPTY,
            1,
            0);
    Copying copying = new Copying(homes, null, null, null);
    JobReport.Verification made = new Verifying(homes, copying).run(job).verification();
    assertThat(made).isNotNull();
    return made;
  }

  @Test
  void whatIsMissingOrOlderIsCopiedAndWhatIsGoneIsRemoved() {
    homes.put(OLD, "same", 5);
    homes.put(NEW, "same", 5);
    homes.put(OLD, "missing", 6);
    homes.put(OLD, "newer", 9);
    homes.put(NEW, "newer", 7);
    homes.put(NEW, "gone", 8);

    JobReport.Verification made = verify();

    assertThat(homes.written.get(NEW)).isEqualTo(homes.written.get(OLD));
    assertThat(homes.deleted).containsExactly("gone");
    assertThat(made.mended()).isEqualTo(3);
    assertThat(made.stuck()).isEmpty();
  }

  @Test
  void aDocumentThatIsWrittenBetweenTheTwoLooksIsNotTakenForGone() {
    homes.put(OLD, "same", 5);
    homes.put(NEW, "same", 5);
    homes.refresh(NEW);
    homes.beforeRefreshOfNew =
        () ->
            // The first refresh clears tombstones; the second one comes after that of the old home.
            homes.beforeRefreshOfNew =
                () -> {
                  homes.put(OLD, "late", 6);
                  homes.put(NEW, "late", 6);
                };

    JobReport.Verification made = verify();

    assertThat(homes.deleted).isEmpty();
    assertThat(homes.written.get(NEW)).containsEntry("late", 6L);
    assertThat(made.stuck()).isEmpty();
  }
}
