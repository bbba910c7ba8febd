package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.elastic.DocumentScan;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.platform.JsonBody;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Deletes by filter. */
@Singleton
class DeletionService {
  private static final int MOST_BODY_BYTES = 64 * 1024;
  private static final String EXAMPLE = "{\"filter\":{…}}";

  private final ObjectMapper json;
  private final DocumentScan scan;
  private final DocumentStore store;
  private final DocumentConfig config;

  DeletionService(
      ObjectMapper json, DocumentScan scan, DocumentStore store, DocumentConfig config) {
    this.json = json;
    this.scan = scan;
    this.store = store;
    this.config = config;
  }

  /**
   * Deletes what the body says, part by part, each by the newest snapshot.
   *
   * @param visible whether to return only when searches see it
   * @param gone hears how many were deleted, however it ends
   */
  DeletionView delete(Entry entry, InputStream body, boolean visible, IntConsumer gone) {
    DeletionBody wanted = JsonBody.read(json, body, MOST_BODY_BYTES, DeletionBody.class, EXAMPLE);
    wanted.check();
    Deletion deletion = new Deletion(wanted.filter(), scan, store, config);
    try {
      while (!deletion.isOver()) {
        entry.run(deletion::turn);
      }
    } catch (ApiProblem failed) {
      throw deletion.deleted() == 0 ? failed : inPart(failed, deletion.deleted());
    } finally {
      gone.accept(deletion.deleted());
    }
    if (visible && deletion.deleted() > 0) {
      entry.run(
          admitted ->
              store.makeVisible(admitted.index().placement(), Deadline.in(config.batchDeadline())));
    }
    return new DeletionView(deletion.deleted(), deletion.more());
  }

  private static ApiProblem inPart(ApiProblem failed, int deleted) {
    ApiProblem told =
        ApiProblem.of(
                failed.type(), "%s. %d documents were deleted before", failed.detail(), deleted)
            .causedBy(failed);
    return failed.retryAfter().map(told::retryAfter).orElse(told);
  }
}
