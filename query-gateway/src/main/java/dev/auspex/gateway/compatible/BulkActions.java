package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.document.BulkService;
import dev.auspex.gateway.document.DocumentBatch;
import dev.auspex.gateway.document.DocumentId;
import dev.auspex.gateway.document.NdjsonLines;
import dev.auspex.gateway.document.WriteView;
import dev.auspex.gateway.platform.BoundedBody;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One {@code _bulk} on its way through: reads actions and their lines, does them in their order,
 * remembers how each ended. Not for use by several threads.
 */
final class BulkActions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String INDEX = "index";
  private static final String CREATE = "create";
  private static final String UPDATE = "update";
  private static final String DELETE = "delete";

  private final Entry entry;
  private final String index;
  private final BulkService bulks;
  private final CompatibleDocumentService documents;
  private final Bodies bodies;
  private final DocumentBatch batch;

  /** How each action ended, by its place, under what it was called. */
  private final Map<Integer, ObjectNode> items = new TreeMap<>();

  private final Map<Integer, String> kinds = new TreeMap<>();
  private int wrote;
  private boolean errors;

  /**
   * Works for {@code entry}.
   *
   * @param index the one that all actions are about
   */
  BulkActions(
      Entry entry,
      String index,
      BulkService bulks,
      CompatibleDocumentService documents,
      Bodies bodies) {
    this.entry = entry;
    this.index = index;
    this.bulks = bulks;
    this.documents = documents;
    this.bodies = bodies;
    this.batch = bulks.batch(entry, new Outcomes());
  }

  private final class Outcomes implements DocumentBatch.Ends {
    @Override
    public void stored(int place, String id, boolean created) {
      wrote++;
      done(place, id, created ? "created" : "updated", created ? 201 : 200);
    }

    @Override
    public void deleted(int place, String id, boolean existed) {
      wrote += existed ? 1 : 0;
      done(place, id, existed ? "deleted" : "not_found", existed ? 200 : 404);
    }

    @Override
    public void refused(int place, String id, ApiProblem problem) {
      refuse(place, id, problem);
    }
  }

  /** How many documents were stored or deleted. */
  int wrote() {
    return wrote;
  }

  /** A server behind the gateway that nothing could be done without; null where there is none. */
  @Nullable ApiProblem outageOfAll() {
    return wrote == 0 ? batch.outage() : null;
  }

  /** An action as it stands on its line. */
  private record Action(int place, String kind, @Nullable String id, Part said) {}

  /**
   * Reads to the end and does what can be done.
   *
   * @throws IOException where the body breaks off; batches that are full by then are done
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} where a line is no action, so that
   *     nobody knows what the next ones are
   */
  void run(NdjsonLines lines) throws IOException {
    int place = 0;
    try {
      for (NdjsonLines.Line line = lines.next(); line != null; line = lines.next()) {
        if (place == bulks.maxItems()) {
          throw ApiProblem.of(
              ProblemType.BODY_TOO_LARGE,
              "A bulk may have at most %d actions; send the others in another",
              bulks.maxItems());
        }
        run(action(place, line), lines);
        place++;
      }
    } finally {
      batch.flush();
    }
    if (place == 0) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST, "Expected actions such as {\"index\": {\"_id\": \"1\"}}");
    }
  }

  private Action action(int place, NdjsonLines.Line line) {
    String name = "line " + line.number();
    if (!(line instanceof NdjsonLines.Content content)) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "%s is too long for an action", name);
    }
    ObjectNode object;
    try {
      object = bodies.object(content.content().array());
    } catch (ApiProblem unreadable) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "%s: %s", name, unreadable.detail());
    }
    Part.Kind kind = Part.of(name, object).kind("{\"index\": {\"_id\": \"1\"}}");
    switch (kind.name()) {
      case INDEX, CREATE, UPDATE, DELETE -> {}
      default ->
          throw Part.of(name, object).unknown(kind.name(), List.of(INDEX, CREATE, UPDATE, DELETE));
    }
    kinds.put(place, kind.name());
    return new Action(place, kind.name(), kind.body().json().path("_id").textValue(), kind.body());
  }

  private void run(Action action, NdjsonLines lines) throws IOException {
    NdjsonLines.@Nullable Line body = action.kind().equals(DELETE) ? null : lines.next();
    if (body == null && !action.kind().equals(DELETE)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST, "The last action has no document on the line below it");
    }
    String id = action.id();
    try {
      check(action);
      switch (action.kind()) {
        case DELETE -> batch.delete(action.place(), needId(action));
        case UPDATE -> update(action.place(), needId(action), content(body));
        default -> {
          id = id == null ? documents.newId() : id;
          NdjsonLines.Bytes bytes = content(body);
          batch.store(
              action.place(),
              id,
              bodies.object(bytes.array()),
              bytes.length(),
              action.kind().equals(CREATE));
        }
      }
    } catch (ApiProblem refused) {
      refuse(action.place(), id, refused);
    }
  }

  private void check(Action action) {
    action.said().only("_id", "_index", "retry_on_conflict", "require_alias");
    action
        .said()
        .find("require_alias")
        .ifPresent(
            part -> {
              if (part.flag()) {
                throw part.wrong("false: there are no aliases");
              }
            });
    CompatibleDocumentService.requireIndex(action.said(), index);
    action
        .said()
        .find("_id")
        .ifPresent(
            id ->
                DocumentId.check(id.text())
                    .ifPresent(
                        violation -> {
                          throw id.wrong(violation.expected());
                        }));
  }

  private static String needId(Action action) {
    return action.said().need("_id").text();
  }

  private NdjsonLines.Bytes content(NdjsonLines.@Nullable Line line) {
    if (line instanceof NdjsonLines.Content content) {
      return content.content();
    }
    throw BoundedBody.tooLarge(bulks.maxBytes());
  }

  private void update(int place, String id, NdjsonLines.Bytes body) {
    CompatibleDocumentService.Update update =
        CompatibleDocumentService.Update.read(Part.root(bodies.object(body.array())));
    batch.flush(); // it changes what was stored before it
    ApiProblem outage = batch.outage();
    if (outage != null) {
      throw outage;
    }
    WriteView written = documents.update(entry, id, update, OptionalLong.empty(), false);
    wrote += written.result().equals("noop") ? 0 : 1;
    boolean created = written.result().equals("created");
    done(place, id, written.result(), created ? 201 : 200);
  }

  private void done(int place, String id, String result, int status) {
    ObjectNode item = JSON.objectNode();
    item.put("_index", index).put("_id", id).put("result", result);
    item.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
    items.put(place, item.put("status", status));
  }

  private void refuse(int place, @Nullable String id, ApiProblem problem) {
    errors = true;
    ObjectNode item = JSON.objectNode();
    item.put("_index", index).put("_id", id);
    item.put("status", ErrorShape.status(problem.type()));
    item.set("error", ErrorShape.error(problem));
    items.put(place, item);
  }

  /** The reply. */
  ObjectNode reply(long tookMillis) {
    ObjectNode reply = JSON.objectNode();
    reply.put("took", tookMillis).put("errors", errors);
    ArrayNode all = reply.putArray("items");
    items.forEach((place, item) -> all.addObject().set(kinds.getOrDefault(place, INDEX), item));
    return reply;
  }

  /** The index that the first action names. */
  static String indexOf(Part action) {
    String named =
        action
            .kind("{\"index\": {\"_index\": \"movies\"}}")
            .body()
            .json()
            .path("_index")
            .textValue();
    if (named == null) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              new Violation("_index", "the name of an index in the first action, or in the path")));
    }
    return named;
  }
}
