package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.elastic.DocumentStore.BulkItem;
import dev.auspex.gateway.elastic.DocumentStore.BulkOutcome;
import dev.auspex.gateway.platform.BoundedBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One bulk on its way through: collects lines into batches, stores batch by batch, remembers how
 * each line ended. Not for use by several threads.
 *
 * <p>Once a server behind the gateway fails, the remaining lines are refused for the same reason
 * instead of waiting for the same failure again and again.
 */
final class BulkLoad {
  private record Waiting(int line, String id, ObjectNode document) {}

  /**
   * Gives each batch the index as it is when the batch is stored: while its lines came in, it may
   * have got another schema or another home.
   */
  interface Turns {
    /** Throws an {@link ApiProblem} where the client may no longer write to the index. */
    void take(Consumer<IndexSnapshot> batch);
  }

  private final Turns turns;
  private final DocumentReader reader;
  private final DocumentVectors vectors;
  private final DocumentStore store;
  private final SecondForms secondForms;
  private final DocumentConfig config;

  private final List<BulkView.Item> items = new ArrayList<>();
  private final List<Waiting> batch = new ArrayList<>();
  private int batchBytes;
  private int accepted;
  private int rejected;
  private @Nullable ApiProblem outage;

  BulkLoad(
      Turns turns,
      DocumentReader reader,
      DocumentVectors vectors,
      DocumentStore store,
      SecondForms secondForms,
      DocumentConfig config) {
    this.turns = turns;
    this.reader = reader;
    this.vectors = vectors;
    this.store = store;
    this.secondForms = secondForms;
    this.config = config;
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
    return accepted == 0 ? outage : null;
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
    flush();
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
      batch.add(new Waiting(line.number(), id, document));
      batchBytes += line.content().length();
    } catch (ApiProblem refused) {
      reject(line.number(), id, refused);
    }
    if (batch.size() >= config.batchDocuments() || batchBytes >= config.batchBytes()) {
      flush();
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

  private void flush() {
    while (!batch.isEmpty()) {
      try {
        turns.take(this::store);
      } catch (ApiProblem notLetIn) {
        outage = notLetIn;
        rejectAll(batch, notLetIn);
        batch.clear();
      }
    }
    batchBytes = 0;
  }

  /** Stores the beginning of the batch: as much as may take one turn. */
  private void store(IndexSnapshot index) {
    boolean embeds = !index.bundle().schema().embeddedFields().isEmpty();
    int most = embeds ? config.embeddedDocuments() : config.batchDocuments();
    List<Waiting> part = batch.subList(0, Math.min(most, batch.size()));
    write(embedded(fitting(part, index), index), index);
    part.clear();
  }

  /** Those of {@code part} that fit the schema, unless nothing can be stored any more. */
  private List<Waiting> fitting(List<Waiting> part, IndexSnapshot index) {
    List<Waiting> fitting = new ArrayList<>();
    for (Waiting each : part) {
      try {
        reader.check(each.document(), index.bundle().schema());
        if (outage != null) {
          throw outage;
        }
        fitting.add(each);
      } catch (ApiProblem refused) {
        reject(each.line(), each.id(), refused);
      }
    }
    return fitting;
  }

  /** Those of {@code fitting} that have all their vectors; the others are rejected. */
  private List<Waiting> embedded(List<Waiting> fitting, IndexSnapshot index) {
    BitSet missing =
        vectors.addTo(fitting.stream().map(Waiting::document).toList(), index.bundle().schema());
    if (missing.isEmpty()) {
      return fitting;
    }
    outage = DocumentVectors.unavailable();
    List<Waiting> complete = new ArrayList<>();
    for (int i = 0; i < fitting.size(); i++) {
      if (missing.get(i)) {
        reject(fitting.get(i).line(), fitting.get(i).id(), outage);
      } else {
        complete.add(fitting.get(i));
      }
    }
    return complete;
  }

  private void write(List<Waiting> complete, IndexSnapshot index) {
    List<SecondForms.Form> second =
        secondForms.of(index, complete.stream().map(Waiting::document).toList());
    List<Waiting> documents = new ArrayList<>();
    List<BulkItem> batchItems = new ArrayList<>();
    for (int i = 0; i < complete.size(); i++) {
      Waiting each = complete.get(i);
      ApiProblem refusal = second.get(i).refusal();
      if (refusal != null) {
        reject(each.line(), each.id(), refusal);
      } else {
        documents.add(each);
        batchItems.add(new BulkItem(each.id(), each.document(), second.get(i).document()));
      }
    }
    if (documents.isEmpty()) {
      return;
    }
    List<BulkOutcome> outcomes;
    try {
      outcomes = store.putAll(index.placement(), batchItems, Deadline.in(config.batchDeadline()));
    } catch (ApiProblem failed) {
      outage = failed;
      rejectAll(documents, failed);
      return;
    }
    for (int i = 0; i < documents.size(); i++) {
      Waiting each = documents.get(i);
      switch (outcomes.get(i)) {
        case BulkOutcome.Written written -> {
          accepted++;
          items.add(BulkView.Item.written(each.line(), each.id(), written.created()));
        }
        case BulkOutcome.Refused refused -> reject(each.line(), each.id(), refused.problem());
      }
    }
  }

  private void rejectAll(List<Waiting> documents, ApiProblem problem) {
    documents.forEach(each -> reject(each.line(), each.id(), problem));
  }

  private void reject(int line, @Nullable String id, ApiProblem problem) {
    rejected++;
    items.add(BulkView.Item.rejected(line, id, problem));
  }
}
