package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.documents.embed.Embedder;
import dev.auspex.documents.embed.TextVectors;
import dev.auspex.documents.embed.Vector;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.edge.StrictJson;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.elastic.FoundDocument;
import dev.auspex.gateway.elastic.Seen;
import dev.auspex.gateway.platform.ItemProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkLoadTest {
  /** Keeps documents in a map; refuses ids as told. */
  private static final class FakeStore implements DocumentStore {
    private final Map<String, ObjectNode> stored = new HashMap<>();
    private final Map<String, ApiProblem> refused = new HashMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private int failFromBatch = Integer.MAX_VALUE;

    @Override
    public List<BulkOutcome> putAll(Placement index, List<BulkItem> items, Deadline deadline) {
      assertThat(index).isEqualTo(Placement.at(Location.dedicated("auspex.cinema.movies.1")));
      batches.add(items.size());
      if (batches.size() >= failFromBatch) {
        throw ApiProblem.of(ProblemType.ENGINE_UNAVAILABLE, "down");
      }
      List<BulkOutcome> outcomes = new ArrayList<>();
      for (BulkItem item : items) {
        ApiProblem problem = refused.get(item.id());
        outcomes.add(
            problem != null
                ? new BulkOutcome.Refused(problem)
                : new BulkOutcome.Written(stored.put(item.id(), item.document()) == null));
      }
      return outcomes;
    }

    @Override
    public Stored put(Placement index, BulkItem item, boolean visible, Deadline deadline) {
      throw new AssertionError("a bulk writes in batches");
    }

    @Override
    public Optional<FoundDocument> get(
        Placement index,
        String id,
        @Nullable Filter filter,
        List<String> hidden,
        Deadline deadline) {
      throw new AssertionError("a bulk reads nothing");
    }

    @Override
    public Optional<FoundDocument> getWhole(
        Placement index, String id, @Nullable Filter filter, Deadline deadline) {
      throw new AssertionError("a bulk reads nothing");
    }

    @Override
    public OptionalLong replace(
        Placement index, BulkItem item, Seen seen, boolean visible, Deadline deadline) {
      throw new AssertionError("a bulk writes in batches");
    }

    @Override
    public List<DeleteOutcome> deleteUnchanged(
        Placement index, List<FoundDocument> documents, Deadline deadline) {
      throw new AssertionError("a bulk deletes nothing");
    }

    @Override
    public Removed delete(Placement index, String id, boolean visible, Deadline deadline) {
      throw new AssertionError("a bulk deletes nothing");
    }

    @Override
    public List<RemoveOutcome> deleteAll(Placement index, List<String> ids, Deadline deadline) {
      throw new AssertionError("a bulk deletes nothing");
    }

    @Override
    public Map<String, FoundDocument> getAll(
        Placement index,
        List<String> ids,
        @Nullable Filter filter,
        List<String> hidden,
        Deadline deadline) {
      throw new AssertionError("a bulk reads nothing");
    }

    @Override
    public void makeVisible(Placement index, Deadline deadline) {}
  }

  private final FakeStore store = new FakeStore();
  private final List<List<String>> embedded = new ArrayList<>();
  private int embeddingsUntilDown = Integer.MAX_VALUE;
  private final Embedder embedder =
      (embedding, texts, purpose, deadline) -> {
        assertThat(purpose).isEqualTo(Embedder.Purpose.DOCUMENT);
        embedded.add(texts);
        if (embedded.size() > embeddingsUntilDown) {
          return new TextVectors.Failed("down");
        }
        return new TextVectors.Made(
            texts.stream().map(text -> Vector.of(text.length(), 1, 0)).toList());
      };

  private DocumentBatch.Turns turns = batch -> batch.accept(Cinema.INDEX);

  private static IndexSnapshot withoutYear() {
    Schema schema =
        new Schema(
            Cinema.SCHEMA.fields().stream().filter(field -> !field.name().equals("year")).toList());
    return new IndexSnapshot(
        Cinema.MOVIES, Cinema.INDEX.placement(), new Bundle(2, schema, Cinema.RANKING));
  }

  private BulkLoad load(int maxLines, int batchDocuments, String... lines) throws IOException {
    return load(new SmallLimits(maxLines, batchDocuments), lines);
  }

  private BulkLoad load(DocumentConfig config, String... lines) throws IOException {
    DocumentVectors vectors = DocumentParts.vectors(embedder, config);
    BulkLoad load =
        new BulkLoad(
            turns,
            new DocumentReader(StrictJson.applyTo(new ObjectMapper())),
            vectors,
            store,
            new SecondForms(vectors),
            config);
    byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    load.run(new NdjsonLines(new ByteArrayInputStream(body), config.maxBytes()));
    return load;
  }

  private static List<String> words(BulkLoad load) {
    return load.items().stream()
        .map(item -> item.line() + " " + item.id() + " " + item.result() + slug(item.problem()))
        .toList();
  }

  private static String slug(@Nullable ItemProblem problem) {
    return problem == null ? "" : problem.type().substring(problem.type().lastIndexOf('/'));
  }

  @Test
  void aMalformedLineIsNamedAndTheOthersGoIn() throws IOException {
    store.refused.put("d", ApiProblem.of(ProblemType.ENGINE_UNAVAILABLE, "busy"));

    BulkLoad load =
        load(
            100,
            2,
            "{\"id\":\"a\",\"title\":\"Jaws\"}",
            "{\"id\":\"b\",",
            "",
            "{\"id\":\"c\",\"year\":\"x\"}",
            "[]",
            "{\"title\":\"no id\"}",
            "{\"id\":7,\"title\":\"no string\"}",
            "{\"id\":\"d\",\"title\":\"Hook\"}",
            "{\"id\":\"e\",\"title\":\"" + "x".repeat(200) + "\"}",
            "{\"id\":\"a\",\"title\":\"Jaws 2\"}");

    assertThat(words(load))
        .containsExactly(
            "1 a created",
            "2 null rejected/invalid-request",
            "4 c rejected/invalid-document",
            "5 null rejected/invalid-request",
            "6 null rejected/invalid-document",
            "7 null rejected/invalid-document",
            "8 d rejected/engine-unavailable",
            "9 null rejected/body-too-large",
            "10 a updated");
    assertThat(load.accepted()).isEqualTo(2);
    assertThat(load.rejected()).isEqualTo(7);
    assertThat(store.stored.keySet()).containsExactly("a");
    assertThat(load.outageOfAll()).isNull();
  }

  @Test
  void fewerDocumentsTakeOneTurnWhereTheirVectorsAreComputed() throws IOException {
    load(
        new SmallLimits(100, 5, 2),
        "{\"id\":\"a\",\"title\":\"Jaws\"}",
        "{\"id\":\"b\",\"title\":\"Hook\"}",
        "{\"id\":\"c\",\"title\":\"E.T.\"}");

    assertThat(store.batches).containsExactly(2, 1);
    assertThat(store.stored.keySet()).containsExactly("a", "b", "c");
  }

  @Test
  void documentsAreStoredInBatchesWithTheirVectors() throws IOException {
    load(
        100,
        3,
        "{\"id\":\"a\",\"title\":\"Jaws\",\"genre\":\"Thriller\"}",
        "{\"id\":\"b\",\"year\":1991}",
        "{\"id\":\"c\",\"title\":\" Hook \"}",
        "{\"id\":\"d\",\"title\":\"E.T.\"}");

    assertThat(store.batches).containsExactly(3, 1);
    assertThat(embedded).containsExactly(List.of("Jaws\nThriller", "Hook"), List.of("E.T."));
    assertThat(store.stored.get("a").get("meaning").toString()).isEqualTo("[13.0,1.0,0.0]");
    assertThat(store.stored.get("b").has("meaning")).isFalse();
    assertThat(store.stored.get("a").has("id")).isFalse();
  }

  @Test
  void withoutAModelServerNothingIsHalfStored() throws IOException {
    embeddingsUntilDown = 1;

    BulkLoad load =
        load(
            100,
            2,
            "{\"id\":\"a\",\"title\":\"Jaws\"}",
            "{\"id\":\"b\",\"year\":1991}",
            "{\"id\":\"c\",\"title\":\"Hook\"}",
            "{\"id\":\"d\",\"year\":1992}",
            "{\"id\":\"e\",\"title\":\"E.T.\"}");

    assertThat(words(load))
        .containsExactly(
            "1 a created",
            "2 b created",
            "3 c rejected/model-server-unavailable",
            "4 d created",
            "5 e rejected/model-server-unavailable");
    assertThat(embedded).hasSize(2);
    assertThat(store.stored.keySet()).containsExactlyInAnyOrder("a", "b", "d");
  }

  @Test
  void anEngineThatGoesDownRefusesTheRestAndIsNotAskedAgain() throws IOException {
    store.failFromBatch = 2;

    BulkLoad load =
        load(
            100,
            1,
            "{\"id\":\"a\"}",
            "{\"id\":\"b\"}",
            "{\"id\":\"c\"}",
            "{\"id\":\"d\",\"year\":false}");

    assertThat(words(load))
        .containsExactly(
            "1 a created",
            "2 b rejected/engine-unavailable",
            "3 c rejected/engine-unavailable",
            "4 d rejected/invalid-document");
    assertThat(store.batches).hasSize(2);
  }

  @Test
  void whereNothingCouldBeStoredTheOutageIsToBlame() throws IOException {
    store.failFromBatch = 1;

    BulkLoad load = load(100, 10, "{\"id\":\"a\"}", "{broken");

    assertThat(load.outageOfAll())
        .extracting(ApiProblem::type)
        .isEqualTo(ProblemType.ENGINE_UNAVAILABLE);
  }

  @Test
  void linesPastTheMostAreCountedButNotStored() throws IOException {
    BulkLoad load =
        load(2, 10, "{\"id\":\"a\"}", "{\"id\":\"b\"}", "{\"id\":\"c\"}", "", "{\"id\":\"d\"}");

    assertThat(words(load))
        .containsExactly("1 a created", "2 b created", "3 null rejected/body-too-large");
    assertThat(load.accepted()).isEqualTo(2);
    assertThat(load.rejected()).isEqualTo(2);
  }

  @Test
  void whoMayNoLongerWriteIsRefusedFromThatBatchOn() throws IOException {
    AtomicInteger turn = new AtomicInteger();
    turns =
        batch -> {
          if (turn.incrementAndGet() == 2) {
            throw ApiProblem.of(ProblemType.UNAUTHENTICATED, "revoked");
          }
          batch.accept(Cinema.INDEX);
        };

    BulkLoad load = load(100, 1, "{\"id\":\"a\"}", "{\"id\":\"b\"}", "{\"id\":\"c\"}");

    assertThat(words(load))
        .containsExactly(
            "1 a created", "2 b rejected/unauthenticated", "3 c rejected/unauthenticated");
    assertThat(store.stored.keySet()).containsExactly("a");
  }

  @Test
  void eachBatchIsStoredByTheSchemaOfItsTurn() throws IOException {
    AtomicInteger turn = new AtomicInteger();
    turns = batch -> batch.accept(turn.incrementAndGet() == 1 ? Cinema.INDEX : withoutYear());

    BulkLoad load = load(100, 1, "{\"id\":\"a\",\"year\":1975}", "{\"id\":\"b\",\"year\":1991}");

    assertThat(words(load)).containsExactly("1 a created", "2 b rejected/invalid-document");
  }

  @Test
  void aBodyWithoutLinesIsRefused() {
    ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> load(10, 10, "", "  "));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
  }
}
