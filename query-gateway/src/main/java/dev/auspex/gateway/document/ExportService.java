package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.elastic.DocumentScan;
import dev.auspex.gateway.elastic.DocumentStore;
import jakarta.inject.Singleton;

/** All documents of an index in one reply. */
@Singleton
class ExportService {
  private final DocumentScan scan;
  private final DocumentStore store;
  private final DocumentConfig config;
  private final ObjectMapper json;

  ExportService(DocumentScan scan, DocumentStore store, DocumentConfig config, ObjectMapper json) {
    this.scan = scan;
    this.store = store;
    this.config = config;
    this.json = json;
  }

  /**
   * An export whose first part has been read, so that most of what can go wrong is told by a
   * status.
   *
   * @throws ApiProblem where the first part cannot be read
   */
  Export begin(Entry entry) {
    Export export = new Export(entry::run, scan, store, config, json);
    export.read();
    return export;
  }
}
