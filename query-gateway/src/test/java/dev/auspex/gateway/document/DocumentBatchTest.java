package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.embed.TextVectors;
import dev.auspex.documents.embed.Vector;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.edge.StrictJson;
import dev.auspex.gateway.Cinema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentBatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Location HOME = Cinema.INDEX.placement().serving();

  private final MemoryDocuments documents = new MemoryDocuments();
  private final List<String> ends = new ArrayList<>();
  private DocumentBatch.Turns turns = batch -> batch.accept(Cinema.INDEX);

  private DocumentBatch batch() {
    SmallLimits limits = new SmallLimits(100, 100);
    DocumentVectors vectors =
        DocumentParts.vectors(
            (embedding, texts, purpose, deadline) ->
                new TextVectors.Made(texts.stream().map(text -> Vector.of(1, 2, 3)).toList()),
            limits);
    return new DocumentBatch(
        batch -> turns.take(batch),
        new DocumentReader(StrictJson.applyTo(new ObjectMapper())),
        vectors,
        documents,
        new SecondForms(vectors),
        limits,
        new DocumentBatch.Ends() {
          @Override
          public void stored(int place, String id, boolean created) {
            ends.add("%d %s %s".formatted(place, id, created ? "created" : "updated"));
          }

          @Override
          public void deleted(int place, String id, boolean existed) {
            ends.add("%d %s %s".formatted(place, id, existed ? "deleted" : "missing"));
          }

          @Override
          public void refused(int place, String id, ApiProblem problem) {
            ends.add("%d %s %s".formatted(place, id, problem.type().slug()));
          }
        });
  }

  private static ObjectNode movie(String title) {
    return JSON.createObjectNode().put("title", title);
  }

  @Test
  void storesAndDeletesHappenInTheOrderInWhichTheyCame() {
    DocumentBatch batch = batch();

    batch.store(0, "a", movie("Jaws"), 10, false);
    batch.store(1, "b", movie("Hook"), 10, false);
    batch.delete(2, "a");
    batch.delete(3, "z");
    batch.store(4, "a", movie("Duel"), 10, false);
    batch.flush();

    assertThat(documents.batches).containsExactly("store [a, b]", "delete [a, z]", "store [a]");
    assertThat(ends)
        .containsExactly("0 a created", "1 b created", "2 a deleted", "3 z missing", "4 a created");
    assertThat(documents.ids(HOME)).containsExactly("a", "b");
  }

  @Test
  void whatMustBeNewIsRefusedWhereItIsThere() {
    documents.write(HOME, "old", "{\"title\": \"Old\"}");
    DocumentBatch batch = batch();

    batch.store(0, "old", movie("Again"), 10, true);
    batch.store(1, "new", movie("New"), 10, true);
    batch.store(2, "new", movie("Twice"), 10, true);
    batch.flush();

    assertThat(ends)
        .containsExactly("0 old document-exists", "1 new created", "2 new document-exists");
    ObjectNode old = documents.stored(HOME, "old");
    ObjectNode fresh = documents.stored(HOME, "new");
    assertThat(old).isNotNull();
    assertThat(fresh).isNotNull();
    assertThat(old.path("title").asText()).isEqualTo("Old");
    assertThat(fresh.path("title").asText()).isEqualTo("New");
  }

  @Test
  void aTurnThatIsNotGivenRefusesWhatWaitsForIt() {
    turns =
        batch -> {
          throw ApiProblem.of(ProblemType.FORBIDDEN, "the key is gone");
        };
    DocumentBatch batch = batch();

    batch.store(0, "a", movie("Jaws"), 10, false);
    batch.delete(1, "b");
    batch.flush();

    assertThat(ends).containsExactly("0 a forbidden", "1 b forbidden");
    assertThat(batch.outage()).isNotNull();
    assertThat(documents.ids(HOME)).isEmpty();
  }
}
