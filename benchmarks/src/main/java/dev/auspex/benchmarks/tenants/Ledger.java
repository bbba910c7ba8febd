package dev.auspex.benchmarks.tenants;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.PlatformClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a tenant was told is true of its documents: the last acknowledged write of each id. Writes
 * of one id follow each other; writes of different ids may come from many threads.
 */
public final class Ledger {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GONE = "";
  private static final int BULK = 2_000;
  private static final int LOCKS = 256;
  private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(30);

  private final PlatformClient client;
  private final SampleTenant tenant;
  private final Map<String, String> titles = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> unclear = new ConcurrentHashMap<>();
  private final List<ReentrantLock> locks = new ArrayList<>();

  /** Nothing is written yet. */
  public Ledger(PlatformClient client, SampleTenant tenant) {
    this.client = client;
    this.tenant = tenant;
    for (int i = 0; i < LOCKS; i++) {
      locks.add(new ReentrantLock());
    }
  }

  /** Writes documents {@code from} to {@code to}, the latter excluded, in bulks. */
  public void fill(int from, int to) throws IOException, InterruptedException {
    for (int start = from; start < to; start += BULK) {
      StringBuilder lines = new StringBuilder();
      int end = Math.min(to, start + BULK);
      for (int i = start; i < end; i++) {
        lines.append(
            JSON.createObjectNode()
                .put("id", id(i))
                .put("title", title(i, 0))
                .put("brand", "brand-" + i % 97)
                .put("price", i % 1_000)
                .toString());
        lines.append('\n');
      }
      int accepted =
          client
              .bulk(tenant.documentsPath(), tenant.key(), lines.toString())
              .orThrow("fill " + tenant.id())
              .path("accepted")
              .asInt();
      if (accepted != end - start) {
        throw new IllegalStateException("only %d of %d".formatted(accepted, end - start));
      }
      for (int i = start; i < end; i++) {
        titles.put(id(i), title(i, 0));
      }
    }
  }

  /** Writes document {@code i} anew; throws unless that is acknowledged. */
  public void put(int i, int round) throws IOException, InterruptedException {
    write(i, title(i, round));
  }

  /** Deletes document {@code i}; throws unless that is acknowledged. */
  public void delete(int i) throws IOException, InterruptedException {
    write(i, GONE);
  }

  private void write(int i, String title) throws IOException, InterruptedException {
    ReentrantLock lock = locks.get(i % LOCKS);
    lock.lock();
    try {
      String path = tenant.documentsPath() + "/" + id(i);
      // Until it is acknowledged it may have been done or not: nobody has promised either.
      unclear.computeIfAbsent(id(i), id -> ConcurrentHashMap.newKeySet()).add(title);
      Answer answer =
          title.equals(GONE)
              ? client.tenant("DELETE", path, tenant.key(), null)
              : client.tenant(
                  "PUT",
                  path,
                  tenant.key(),
                  JSON.createObjectNode().put("title", title).put("price", i % 1_000).toString());
      boolean done = answer.good() || (title.equals(GONE) && answer.status() == 404);
      if (!done) {
        throw new IllegalStateException("%s: %d".formatted(path, answer.status()));
      }
      unclear.remove(id(i));
      titles.put(id(i), title);
    } finally {
      lock.unlock();
    }
  }

  /** How many documents there must be. */
  public long documents() {
    return titles.values().stream().filter(title -> !title.equals(GONE)).count();
  }

  /**
   * What is not as it was told.
   *
   * @param lost documents that were acknowledged and are not there, or not as they were written
   *     last
   * @param resurrected documents that were deleted and are there
   */
  public record Errors(List<String> lost, List<String> resurrected) {
    /** Copies both. */
    public Errors {
      lost = List.copyOf(lost);
      resurrected = List.copyOf(resurrected);
    }
  }

  /**
   * Reads every {@code stride}th document that was ever written, and all that were deleted. After
   * writes that were not acknowledged it may be as these would have it, too.
   */
  public Errors check(int stride) throws IOException, InterruptedException {
    List<String> lost = new ArrayList<>();
    List<String> resurrected = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, String> told : new TreeMap<>(titles).entrySet()) {
      boolean gone = told.getValue().equals(GONE);
      if (!gone && number++ % stride != 0) {
        continue;
      }
      String found = title(told.getKey());
      boolean asTold =
          found.equals(told.getValue())
              || unclear.getOrDefault(told.getKey(), Set.of()).contains(found);
      if (!asTold) {
        (gone ? resurrected : lost).add(told.getKey());
      }
    }
    return new Errors(lost, resurrected);
  }

  /** What the document says, or {@link #GONE}; a refusal to answer now says nothing of it. */
  private String title(String id) throws IOException, InterruptedException {
    AtomicReference<String> title = new AtomicReference<>(GONE);
    Await.until(
        "an answer about document " + id,
        LONGEST_REFUSAL,
        () -> {
          Answer answer =
              client.tenant("GET", tenant.documentsPath() + "/" + id, tenant.key(), null);
          title.set(answer.body().at("/document/title").asText());
          return answer.status() == 200 || answer.status() == 404;
        });
    return title.get();
  }

  private static String id(int i) {
    return "doc-" + i;
  }

  private static String title(int i, int round) {
    return "thing %d of shelf %d round %d".formatted(i, i % 1_009, round);
  }
}
