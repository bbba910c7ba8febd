package dev.auspex.gateway.snapshot;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.IndexSnapshot;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings waiting indexes to their newest bundle, beside the threads that bring the news: a large or
 * broken lexicon of one tenant keeps no other tenant waiting. What fails is tried again for as long
 * as somebody wants it.
 */
final class LexiconLoader {
  private static final Logger LOG = LoggerFactory.getLogger(LexiconLoader.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  /** Puts a lexicon in its place. */
  interface Place {
    /** False where {@code wanted} is not what is waited for any more. */
    boolean take(TenantId tenant, IndexSnapshot wanted, LexiconCompiler.Compiled lexicon);
  }

  private final Lexicons lexicons;
  private final ScheduledExecutorService threads;
  private final Supplier<Directory> current;
  private final Place place;

  private final Set<WaitingIndex> atWork = ConcurrentHashMap.newKeySet();
  private final Map<WaitingIndex, String> failing = new ConcurrentHashMap<>();

  /**
   * @param threads one or more
   */
  LexiconLoader(
      Lexicons lexicons,
      ScheduledExecutorService threads,
      Supplier<Directory> current,
      Place place) {
    this.lexicons = lexicons;
    this.threads = threads;
    this.current = current;
    this.place = place;
  }

  void start() {
    var unused =
        threads.scheduleWithFixedDelay(
            this::sweep, SWEEP_EVERY.toSeconds(), SWEEP_EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  void stop() {
    threads.shutdownNow();
  }

  /**
   * A directory from disk with all lexicons that are there too. Where the newest one is not, the
   * index is served as it was.
   *
   * @param before bundles that indexes were served by
   */
  Directory restored(Directory stored, List<HeldBundles.Held> before) {
    Directory directory = stored;
    for (WaitingIndex waiting : stored.waiting()) {
      IndexSnapshot wanted = stored.wanted(waiting).orElseThrow();
      Optional<LexiconCompiler.Compiled> lexicon = lexicons.stored(wanted);
      Optional<ServedIndex> served =
          lexicon.isPresent()
              ? Optional.of(new ServedIndex(wanted, lexicon.get()))
              : earlier(waiting, before)
                  .map(index -> Objects.requireNonNull(ServedIndex.after(wanted, index)));
      if (served.isPresent()) {
        directory = directory.with(waiting.tenant(), served.get());
      }
    }
    return directory;
  }

  private Optional<ServedIndex> earlier(WaitingIndex waiting, List<HeldBundles.Held> before) {
    for (HeldBundles.Held each : before) {
      IndexSnapshot index = each.index();
      if (each.tenant().equals(waiting.tenant()) && index.name().equals(waiting.index())) {
        return index.bundle().lexicon() == null
            ? Optional.of(new ServedIndex(index, null))
            : lexicons.stored(index).map(lexicon -> new ServedIndex(index, lexicon));
      }
    }
    return Optional.empty();
  }

  /** Has everything that {@code directory} waits for be loaded. Never waits. */
  void need(Directory directory) {
    for (WaitingIndex waiting : directory.waiting()) {
      if (atWork.add(waiting)) {
        work(waiting, Duration.ZERO, FIRST_PAUSE);
      }
    }
  }

  /** Why an index still waits after it was tried; empty where none does. */
  Optional<String> failure() {
    return failing.values().stream().findFirst();
  }

  /** Whether everything that is waited for was tried at least once. */
  boolean triedAll() {
    return failing.keySet().containsAll(current.get().waiting());
  }

  private void work(WaitingIndex waiting, Duration in, Duration pauseAfter) {
    try {
      var unused =
          threads.schedule(() -> load(waiting, pauseAfter), in.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      atWork.remove(waiting);
    }
  }

  /** Never throws: nobody would try again. */
  private void load(WaitingIndex waiting, Duration pause) {
    Optional<IndexSnapshot> wanted = current.get().wanted(waiting);
    if (wanted.isEmpty()) {
      failing.remove(waiting);
      atWork.remove(waiting);
      // What came between the look and the removal found it still at work.
      if (current.get().wanted(waiting).isPresent()) {
        need(current.get());
      }
      return;
    }
    try {
      LexiconCompiler.Compiled lexicon = lexicons.ready(waiting.tenant(), wanted.get());
      boolean unused = place.take(waiting.tenant(), wanted.get(), lexicon);
      if (failing.remove(waiting) != null) {
        LOG.atInfo()
            .addKeyValue("tenant", waiting.tenant())
            .addKeyValue("index", waiting.index())
            .log("serving by the newest bundle again");
      }
      work(waiting, Duration.ZERO, FIRST_PAUSE);
    } catch (LexiconUnavailableException unavailable) {
      failed(waiting, unavailable.reason(), pause);
    } catch (RuntimeException unexpected) {
      failed(waiting, unexpected.toString(), pause);
    }
  }

  private void failed(WaitingIndex waiting, String reason, Duration pause) {
    if (failing.put(waiting, reason) == null) {
      LOG.atWarn()
          .addKeyValue("tenant", waiting.tenant())
          .addKeyValue("index", waiting.index())
          .log("the newest bundle cannot serve yet, going on with the one before: {}", reason);
    }
    Duration next = pause.multipliedBy(2);
    work(waiting, pause, next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE);
  }

  /** Removes the files of lexicons that nothing names any more. */
  void sweep() {
    // Listed before the look: what is kept for a later look is not in the list.
    Set<String> unused = new HashSet<>(lexicons.folder().digests());
    if (!unused.isEmpty()) {
      unused.removeAll(current.get().lexicons());
      lexicons.folder().remove(unused);
    }
  }
}
