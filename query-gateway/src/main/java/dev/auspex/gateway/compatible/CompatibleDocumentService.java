package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.document.Condition;
import dev.auspex.gateway.document.DocumentService;
import dev.auspex.gateway.document.DocumentView;
import dev.auspex.gateway.document.PatchService;
import dev.auspex.gateway.document.WriteView;
import dev.auspex.gateway.elastic.DocumentStore;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Documents one by one, as Elasticsearch takes and shows them. */
@Singleton
class CompatibleDocumentService {
  private static final int MOST_IDS = 200;
  private static final int ID_BYTES = 15;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final DocumentService documents;
  private final PatchService patches;
  private final SecureRandom random = new SecureRandom();

  CompatibleDocumentService(DocumentService documents, PatchService patches) {
    this.documents = documents;
    this.patches = patches;
  }

  /** A reply and its status. */
  record Answer(int status, ObjectNode body) {}

  /** An id for a document that has none: 20 characters that no other has. */
  String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Answer put(
      Entry entry,
      String index,
      String id,
      ObjectNode document,
      Condition condition,
      boolean visible) {
    return written(index, documents.put(entry, id, document, condition, visible));
  }

  private static Answer written(String index, WriteView view) {
    return new Answer(
        view.result().equals("created") ? 201 : 200,
        DocumentShape.written(index, view.id(), view.version(), view.result()));
  }

  Answer delete(Entry entry, String index, String id, OptionalLong wanted, boolean visible) {
    Condition condition =
        wanted.isPresent() ? new Condition.Version(wanted.getAsLong()) : new Condition.Any();
    DocumentStore.Removed removed = documents.remove(entry, id, condition, visible);
    return new Answer(
        removed.existed() ? 200 : 404,
        DocumentShape.written(
            index, id, removed.version(), removed.existed() ? "deleted" : "not_found"));
  }

  /** What an {@code _update} says. */
  record Update(ObjectNode doc, @Nullable ObjectNode upsert, boolean evenUnchanged) {
    /** Reads its body; scripts are not among what it may say. */
    static Update read(Part body) {
      body.only("doc", "doc_as_upsert", "upsert", "detect_noop");
      boolean detectNoop = body.find("detect_noop").map(Part::flag).orElse(true);
      ObjectNode doc = object(body.need("doc"));
      boolean asUpsert = body.find("doc_as_upsert").map(Part::flag).orElse(false);
      Optional<Part> upsert = body.find("upsert");
      if (asUpsert && upsert.isPresent()) {
        throw upsert.get().wrong("nothing beside doc_as_upsert");
      }
      return new Update(doc, asUpsert ? doc : upsert.map(Update::object).orElse(null), !detectNoop);
    }

    private static ObjectNode object(Part part) {
      if (part.json() instanceof ObjectNode object) {
        return object;
      }
      throw part.wrong("an object of field values, but was " + part.described());
    }
  }

  Answer update(
      Entry entry, String index, String id, Update update, OptionalLong wanted, boolean visible) {
    return written(index, update(entry, id, update, wanted, visible));
  }

  WriteView update(Entry entry, String id, Update update, OptionalLong wanted, boolean visible) {
    try {
      return patches.patch(
          entry, id, update.doc().deepCopy(), wanted, update.evenUnchanged(), visible);
    } catch (ApiProblem missing) {
      if (missing.type() != ProblemType.DOCUMENT_NOT_FOUND || update.upsert() == null) {
        throw missing;
      }
    }
    try {
      ObjectNode document = withoutNulls(update.upsert());
      return documents.put(entry, id, document, new Condition.Absent(), visible);
    } catch (ApiProblem exists) {
      if (exists.type() != ProblemType.DOCUMENT_EXISTS) {
        throw exists;
      }
      // Somebody else has just made it.
      return patches.patch(
          entry, id, update.doc().deepCopy(), wanted, update.evenUnchanged(), visible);
    }
  }

  /** A patch writes null for no value; a document leaves the field out. */
  private static ObjectNode withoutNulls(ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    List<String> empty = new ArrayList<>();
    copy.properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                empty.add(member.getKey());
              }
            });
    return copy.without(empty);
  }

  /** What is shown of documents, as parameters or members say. */
  interface Shown {
    /** What is shown of {@code document}; empty where no values are. */
    Optional<ObjectNode> of(ObjectNode document);
  }

  /** The document with what is shown of it; 404 where there is none. */
  Answer get(Entry entry, String index, String id, Shown shown) {
    return documents
        .find(entry, id)
        .map(document -> new Answer(200, view(index, document, shown)))
        .orElseGet(() -> new Answer(404, DocumentShape.missing(index, id)));
  }

  boolean exists(Entry entry, String id) {
    return documents.find(entry, id).isPresent();
  }

  /** The values alone. */
  Optional<ObjectNode> source(Entry entry, String id, Shown shown) {
    return documents
        .find(entry, id)
        .map(document -> shown.of(document.document()).orElseGet(JSON::objectNode));
  }

  private static ObjectNode view(String index, DocumentView document, Shown shown) {
    ObjectNode view = DocumentShape.found(index, document);
    shown.of(document.document()).ifPresent(source -> view.set("_source", source));
    return view;
  }

  /**
   * Many documents by their ids.
   *
   * @param body {@code ids}, or {@code docs} that each say an {@code _id} and what is shown
   * @param usual what is shown where nothing is said
   */
  ObjectNode getSeveral(Entry entry, String index, ObjectNode body, Shown usual) {
    record Wanted(String id, Shown shown) {}
    Part root = Part.root(body).only("docs", "ids");
    List<Wanted> wanted = new ArrayList<>();
    root.find("ids")
        .ifPresent(
            ids -> ids.items(MOST_IDS).forEach(id -> wanted.add(new Wanted(id.text(), usual))));
    root.find("docs")
        .ifPresent(
            docs ->
                docs.items(MOST_IDS)
                    .forEach(
                        doc -> {
                          doc.only("_id", "_index", "_source");
                          requireIndex(doc, index);
                          wanted.add(
                              new Wanted(
                                  doc.need("_id").text(),
                                  doc.find("_source").map(Shows::member).orElse(usual)));
                        }));
    if (wanted.isEmpty() || wanted.size() > MOST_IDS) {
      throw root.wrong("ids or docs, 1 to %d of them".formatted(MOST_IDS));
    }
    Map<String, DocumentView> found =
        documents.findAll(entry, wanted.stream().map(Wanted::id).toList());
    ObjectNode reply = JSON.objectNode();
    ArrayNode docs = reply.putArray("docs");
    for (Wanted each : wanted) {
      DocumentView document = found.get(each.id());
      docs.add(
          document == null
              ? DocumentShape.missing(index, each.id())
              : view(index, document, each.shown()));
    }
    return reply;
  }

  /** Throws where {@code part} names another index than {@code index}. */
  static void requireIndex(Part part, String index) {
    part.find("_index")
        .filter(named -> !named.text().equals(index))
        .ifPresent(
            named -> {
              throw named.wrong(
                  "'%s', the index of this request, but was %s"
                      .formatted(index, named.described()));
            });
  }
}
