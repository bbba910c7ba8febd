package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.platform.BoundedBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bulk on its way through: reads lines, has their documents stored batch by batch, remembers
 * how each line ended. Not for use by several threads.
 */
final class BulkLoad {
  private final DocumentReader reader;
  private final DocumentConfig config;
  private final DocumentBatch batch;

  private final List<BulkView.Item> items = new ArrayList<>();
  private int accepted;
  private int rejected;

  BulkLoad(
      DocumentBatch.Turns turns,
      DocumentReader reader,
      DocumentVectors vectors,
      DocumentStore store,
      SecondForms secondForms,
      DocumentConfig config) {
    this.reader = reader;
    this.config = config;
    this.batch =
        new DocumentBatch(turns, reader, vectors, store, secondForms, config, new Outcomes());
  }

  private final class Outcomes implements DocumentBatch.Ends {
    @Override
    public void stored(int line, String id, boolean created) {
      accepted++;
      items.add(BulkView.Item.written(line, id, created));
    }

    @Override
    public void deleted(int line, String id, boolean existed) {
      throw new IllegalStateException("a line stores a document");
    }

    @Override
    public void refused(int line, String id, ApiProblem problem) {
      reject(line, id, problem);
    }
  }

  int accepted() {
    return accepted;
  }

  int rejected() {
    return rejected;
  }

  /** How each line ended, in the order of the lines. */
  List<BulkView.Item> items() {
    return items.stream().sorted(Comparator.comparingInt(BulkView.Item::line)).toList();
  }

  /** Why nothing at all could be stored, if a server behind the gateway is to blame. */
  @Nullable ApiProblem outageOfAll() {
    return accepted == 0 ? batch.outage() : null;
  }

  /**
   * Reads to the end and stores what fits.
   *
   * @throws IOException where the body breaks off; batches that are full by then are stored
   */
  void run(NdjsonLines lines) throws IOException {
    int read = 0;
    for (NdjsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      read++;
      if (read > config.maxLines()) {
        overflow(line, lines);
        break;
      }
      switch (line) {
        case NdjsonLines.TooLong tooLong ->
            reject(tooLong.number(), null, BoundedBody.tooLarge(config.maxBytes()));
        case NdjsonLines.Content content -> take(content);
      }
    }
    batch.flush();
    if (read == 0) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          "Expected one JSON object per line, each with an 'id', but the body has no lines");
    }
  }

  /** One item for all lines past the limit; they are counted, not read. */
  private void overflow(NdjsonLines.Line first, NdjsonLines lines) throws IOException {
    reject(
        first.number(),
        null,
        ApiProblem.of(
            ProblemType.BODY_TOO_LARGE,
            "A bulk may have at most %d documents; send this line and all after it in another",
            config.maxLines()));
    while (lines.next() != null) {
      rejected++;
    }
  }

  private void take(NdjsonLines.Content line) {
    String id = null;
    try {
      ObjectNode document = reader.parse(line.content().array());
      id = takeId(document);
      batch.store(line.number(), id, document, line.content().length(), false);
    } catch (ApiProblem refused) {
      reject(line.number(), id, refused);
    }
  }

  private static String takeId(ObjectNode document) {
    JsonNode id = document.remove(Field.ID);
    if (id == null || !id.isTextual()) {
      throw ApiProblem.of(
          ProblemType.INVALID_DOCUMENT,
          List.of(
              new Violation(
                  Field.ID,
                  id == null
                      ? "a string, but it is missing"
                      : "a string, but was something else")));
    }
    DocumentId.check(id.textValue())
        .ifPresent(
            violation -> {
              throw ApiProblem.of(ProblemType.INVALID_DOCUMENT, List.<Violation>of(violation));
            });
    return id.textValue();
  }

  private void reject(int line, @Nullable String id, ApiProblem problem) {
    rejected++;
    items.add(BulkView.Item.rejected(line, id, problem));
  }
}
