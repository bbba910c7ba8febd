package dev.auspex.gateway.document;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.platform.BoundedBody;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Many documents in one request. */
@Singleton
public class BulkService {
  private final DocumentReader reader;
  private final DocumentVectors vectors;
  private final DocumentStore store;
  private final SecondForms secondForms;
  private final DocumentConfig config;
  private final MeterRegistry meters;

  BulkService(
      DocumentReader reader,
      DocumentVectors vectors,
      DocumentStore store,
      SecondForms secondForms,
      DocumentConfig config,
      MeterRegistry meters) {
    this.reader = reader;
    this.vectors = vectors;
    this.store = store;
    this.secondForms = secondForms;
    this.config = config;
    this.meters = meters;
  }

  /**
   * Stores the documents of {@code body}.
   *
   * @param announcedBytes length of the body as announced; null where it is not known beforehand.
   *     With it, too large a body is refused before anything is stored.
   * @param wrote hears how many documents were stored, however the bulk ends
   */
  BulkView load(
      Entry entry,
      InputStream body,
      @Nullable Long announcedBytes,
      boolean visible,
      IntConsumer wrote) {
    if (announcedBytes != null && announcedBytes > config.maxBulkBytes()) {
      throw BoundedBody.tooLarge(config.maxBulkBytes());
    }
    long start = System.nanoTime();
    BulkLoad load =
        new BulkLoad(
            batch -> entry.run(admitted -> batch.accept(admitted.index())),
            reader,
            vectors,
            store,
            secondForms,
            config);
    try {
      load.run(
          new NdjsonLines(BoundedBody.limited(body, config.maxBulkBytes()), config.maxBytes()));
    } catch (IOException broken) {
      throw ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              "The body broke off after %d documents were stored; send it again",
              load.accepted())
          .causedBy(broken);
    } finally {
      wrote.accept(load.accepted());
      meters.counter("gateway.documents", "result", "accepted").increment(load.accepted());
      meters.counter("gateway.documents", "result", "rejected").increment(load.rejected());
    }
    ApiProblem outage = load.outageOfAll();
    if (outage != null) {
      throw outage;
    }
    if (visible && load.accepted() > 0) {
      makeVisible(entry);
    }
    return new BulkView(
        Duration.ofNanos(System.nanoTime() - start).toMillis(),
        load.accepted(),
        load.rejected(),
        load.items());
  }

  /** Longest document, in bytes. */
  public int maxBytes() {
    return config.maxBytes();
  }

  /** Most bytes of one bulk. */
  public long maxBulkBytes() {
    return config.maxBulkBytes();
  }

  /** Most items of one bulk. */
  public int maxItems() {
    return config.maxLines();
  }

  /** Batches of a bulk that is not read here; each takes a turn of its own. */
  public DocumentBatch batch(Entry entry, DocumentBatch.Ends ends) {
    return new DocumentBatch(
        batch -> entry.run(admitted -> batch.accept(admitted.index())),
        reader,
        vectors,
        store,
        secondForms,
        config,
        ends);
  }

  /** Returns when searches see everything stored so far. */
  public void makeVisible(Entry entry) {
    entry.run(
        admitted ->
            store.makeVisible(admitted.index().placement(), Deadline.in(config.batchDeadline())));
  }
}
