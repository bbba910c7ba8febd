package dev.auspex.control.job;

import dev.auspex.contract.snapshot.Location;
import dev.auspex.control.elastic.HomeDocuments;
import dev.auspex.control.elastic.HomeDocuments.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the homes of an index while writes go on, and mends what differs. Equal versions stand
 * for equal documents: both homes get each write with the version that it has.
 */
@ApplicationScoped
class Verifying {
  private static final int PAGE = 5_000;
  private static final int MENDED_AT_ONCE = 500;

  /** Differing documents are looked at so often before those that never change count as stuck. */
  private static final int ROUNDS = 10;

  private final HomeDocuments documents;
  private final Copying copying;

  Verifying(HomeDocuments documents, Copying copying) {
    this.documents = documents;
    this.copying = copying;
  }

  /** What the two homes have of one id; null where there is no such document. */
  private record Pair(@Nullable Long source, @Nullable Long target) {
    boolean isEqual() {
      return source == null ? target == null : source.equals(target);
    }
  }

  /** The report of the job with the outcome in it. Call it when no gateway writes tombstones. */
  JobReport run(Job job) {
    Location source = job.work().from();
    Location target = job.work().to();
    removeTombstones(target);
    documents.refresh(source);
    documents.refresh(target);
    IdRanges ofSource = sums(source);
    IdRanges ofTarget = sums(target);
    Set<Integer> differing = ofSource.differences(ofTarget);

    Map<String, Pair> pairs = differences(source, target, differing);
    JobReport report = job.report();
    long mended = 0;
    for (int round = 1; !pairs.isEmpty() && round <= ROUNDS; round++) {
      List<JobReport.Misfit> misfits = new ArrayList<>();
      for (List<String> some : parts(List.copyOf(pairs.keySet()))) {
        misfits.addAll(mend(job, some));
      }
      mended += round == 1 ? pairs.size() : 0;
      if (!misfits.isEmpty()) {
        report = report.withMisfits(misfits);
        pairs.keySet().retainAll(misfits.stream().map(JobReport.Misfit::document).toList());
        break;
      }
      documents.refresh(source);
      documents.refresh(target);
      Map<String, Pair> before = pairs;
      pairs = new TreeMap<>();
      for (List<String> some : parts(List.copyOf(before.keySet()))) {
        pairs.putAll(differences(source, target, some));
      }
      if (round == ROUNDS) {
        // What changes from look to look is in motion, and goes to both homes by itself.
        pairs.entrySet().removeIf(pair -> !pair.getValue().equals(before.get(pair.getKey())));
      }
    }
    return report.with(
        new JobReport.Verification(
            ofSource.documents(),
            ofTarget.documents(),
            IdRanges.COUNT,
            differing.size(),
            mended,
            pairs.keySet().stream().limit(20).toList()));
  }

  private void removeTombstones(Location target) {
    documents.refresh(target);
    for (List<Found> some = documents.tombstones(target, PAGE);
        !some.isEmpty();
        some = documents.tombstones(target, PAGE)) {
      documents.delete(target, some);
      documents.refresh(target);
    }
  }

  private IdRanges sums(Location home) {
    IdRanges sums = new IdRanges();
    scan(home, found -> sums.add(found.id(), found.version()));
    return sums;
  }

  private void scan(Location home, Consumer<Found> each) {
    long last = documents.lastSeqNo(home);
    long cursor = -1;
    List<Found> page = documents.page(home, cursor, last, PAGE, false);
    while (!page.isEmpty()) {
      page.forEach(each);
      page = documents.page(home, page.getLast().seqNo(), last, PAGE, false);
    }
  }

  private Map<String, Pair> differences(Location source, Location target, Set<Integer> ranges) {
    Map<String, Long> old = new HashMap<>();
    Map<String, Long> young = new HashMap<>();
    if (!ranges.isEmpty()) {
      scan(source, found -> keep(found, ranges, old));
      scan(target, found -> keep(found, ranges, young));
    }
    return differences(old, young);
  }

  private static void keep(Found found, Set<Integer> ranges, Map<String, Long> versions) {
    if (ranges.contains(IdRanges.of(found.id()))) {
      versions.put(found.id(), found.version());
    }
  }

  private Map<String, Pair> differences(Location source, Location target, List<String> ids) {
    return differences(versions(source, ids), versions(target, ids));
  }

  private Map<String, Long> versions(Location home, List<String> ids) {
    return documents.byId(home, ids).stream().collect(Collectors.toMap(Found::id, Found::version));
  }

  private static Map<String, Pair> differences(Map<String, Long> old, Map<String, Long> young) {
    Set<String> ids = new HashSet<>(old.keySet());
    ids.addAll(young.keySet());
    Map<String, Pair> pairs = new TreeMap<>();
    for (String id : ids) {
      Pair pair = new Pair(old.get(id), young.get(id));
      if (!pair.isEqual()) {
        pairs.put(id, pair);
      }
    }
    return pairs;
  }

  /** Makes the new home have what the old one has of {@code ids}. */
  private List<JobReport.Misfit> mend(Job job, List<String> ids) {
    Map<String, Found> young =
        documents.byId(job.work().to(), ids).stream()
            .collect(Collectors.toMap(Found::id, Function.identity()));
    // Writes reach the old home first: what the new one showed is seen here now, unless it is gone.
    documents.refresh(job.work().from());
    List<Found> old = documents.byId(job.work().from(), ids);
    old.forEach(found -> young.remove(found.id()));
    documents.delete(job.work().to(), List.copyOf(young.values()));
    return copying.write(job, old);
  }

  private static List<List<String>> parts(List<String> ids) {
    List<List<String>> parts = new ArrayList<>();
    for (int start = 0; start < ids.size(); start += MENDED_AT_ONCE) {
      parts.add(ids.subList(start, Math.min(ids.size(), start + MENDED_AT_ONCE)));
    }
    return parts;
  }
}
