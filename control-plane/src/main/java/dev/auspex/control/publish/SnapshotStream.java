package dev.auspex.control.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.snapshot.SnapshotChange;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells one gateway of each change as it comes. */
@ApplicationScoped
class SnapshotStream {
  private final SnapshotService snapshots;
  private final PublishConfig config;
  private final ObjectMapper json;
  private final CountDownLatch stopping = new CountDownLatch(1);

  SnapshotStream(SnapshotService snapshots, PublishConfig config, ObjectMapper json) {
    this.snapshots = snapshots;
    this.config = config;
    this.json = json;
  }

  /** A stopping process waits for its requests; a stream would keep it waiting. */
  void start(@Observes StartupEvent event) {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(stopping::countDown, "end-of-snapshot-streams"));
  }

  /**
   * Writes one {@link SnapshotChange} a line until the stream has lived its time, the process
   * stops, or the catalogue is no longer the one of {@code epoch}.
   *
   * @param epoch what the gateway knows
   * @param since what the gateway knows
   * @throws IOException where the gateway has gone
   */
  void write(String epoch, long since, OutputStream out) throws IOException {
    long begin = System.nanoTime();
    long spokeAt = 0;
    String known = epoch;
    long revision = since;
    boolean first = true;
    do {
      SnapshotChange change = snapshots.published().since(known, revision);
      if (!first && change.isWhole()) {
        return;
      }
      boolean silent = System.nanoTime() - spokeAt >= config.heartbeat().toNanos();
      if (first || silent || change.revision() > revision) {
        out.write(json.writeValueAsBytes(change));
        out.write('\n');
        out.flush();
        spokeAt = System.nanoTime();
      }
      known = change.epoch();
      revision = change.revision();
      first = false;
    } while (System.nanoTime() - begin < config.streamFor().toNanos() && !stopsWithinALook());
  }

  private boolean stopsWithinALook() {
    try {
      return stopping.await(config.lookEvery().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
