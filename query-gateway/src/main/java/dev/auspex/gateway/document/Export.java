package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.elastic.DocumentScan;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.elastic.ScanPosition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One export on its way: reads a part, writes it to the client, reads the next. Only reading is a
 * turn; while the client takes its time nothing of the platform waits. Not for use by several
 * threads.
 *
 * <p>It reads in the order of the last writes. What is written meanwhile moves to the end and comes
 * again there, so that the last line of an id is the newest. It ends with a part that is short
 * although everything written before is visible. Where the index moves to another home in between,
 * it begins anew there.
 */
final class Export {
  /** Gives each part the index as it is then. */
  interface Turns {
    /** Throws an {@link ApiProblem} where the client may no longer read the index. */
    void take(Consumer<Admitted> part);
  }

  private final Turns turns;
  private final DocumentScan scan;
  private final DocumentStore store;
  private final DocumentConfig config;
  private final ObjectMapper json;

  private ScanPosition position = ScanPosition.begin();
  private List<ObjectNode> lines = List.of();
  private boolean cameShort;
  private boolean over;

  Export(
      Turns turns,
      DocumentScan scan,
      DocumentStore store,
      DocumentConfig config,
      ObjectMapper json) {
    this.turns = turns;
    this.scan = scan;
    this.store = store;
    this.config = config;
    this.json = json;
  }

  /** Reads the next part. */
  void read() {
    turns.take(this::read);
  }

  private void read(Admitted admitted) {
    IndexSnapshot index = admitted.index();
    Deadline deadline = Deadline.in(config.batchDeadline());
    boolean allVisible = cameShort || position.isBeginAt(index.placement().serving());
    if (allVisible) {
      store.makeVisible(index.placement(), deadline);
    }
    DocumentScan.Page page =
        scan.documents(
            index.placement(),
            admitted.filter(),
            index.bundle().schema().hiddenFields(),
            position,
            config.exportDocuments(),
            deadline);
    position = page.end();
    cameShort = page.documents().size() < config.exportDocuments();
    over = cameShort && allVisible;
    List<ObjectNode> read = new ArrayList<>();
    page.documents()
        .forEach(
            found -> {
              ObjectNode line = JsonNodeFactory.instance.objectNode().put(Field.ID, found.id());
              line.setAll(DocumentService.shown(found.document(), index));
              read.add(line);
            });
    lines = read;
  }

  /**
   * Writes what was read and all that follows; after {@link #read}.
   *
   * @param out waits where the client does not keep up
   * @throws IOException where the client is gone
   */
  void writeTo(OutputStream out) throws IOException {
    writeLines(out);
    while (!over) {
      read();
      writeLines(out);
    }
  }

  private void writeLines(OutputStream out) throws IOException {
    for (ObjectNode line : lines) {
      out.write(json.writeValueAsBytes(line));
      out.write('\n');
    }
    lines = List.of();
  }
}
