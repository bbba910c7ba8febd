package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.embed.TextVectors;
import dev.auspex.documents.embed.Vector;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.edge.StrictJson;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.TenantContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PatchServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.searchable("title", FieldKind.TEXT, 1),
              Field.filterable("year", FieldKind.INTEGER),
              Field.stored("at", FieldKind.GEO_POINT),
              Field.stored("shows", FieldKind.OBJECT_LIST),
              Field.builder("shown", FieldKind.INTEGER)
                  .filterable(true)
                  .flattening(new Flattening("shows", null, Flattening.Rule.COUNT))
                  .build(),
              Field.vector("look", 2, Similarity.COSINE),
              Field.vector("meaning", new Embedding("minilm", 2, List.of("title")))));

  private static final IndexSnapshot INDEX = Cinema.index("movies", SCHEMA, Cinema.RANKING);
  private static final Location HOME = INDEX.placement().serving();
  private static final Admitted ADMITTED =
      new Admitted(new TenantContext(Cinema.TENANT, Set.of(), List.of(), null, null, null), INDEX);

  private static final String ALIEN =
      """
      {"title": "Alien", "year": 1979, "at": {"lat": 1, "lon": 2}, "gone": "a removed field",
       "shows": [{"screen": 1}], "shown": 1, "look": [0.5, 0.25], "meaning": [7.0, 7.0]}
      """;

  private final MemoryDocuments documents = new MemoryDocuments();
  private final List<String> embedded = Collections.synchronizedList(new ArrayList<>());
  private boolean modelServerIsDown;
  private final PatchService patches = service();

  private PatchService service() {
    SmallLimits limits = new SmallLimits(100, 100);
    DocumentVectors vectors =
        DocumentParts.vectors(
            (embedding, texts, purpose, deadline) -> {
              embedded.addAll(texts);
              return modelServerIsDown
                  ? new TextVectors.Failed("down")
                  : new TextVectors.Made(
                      texts.stream().map(text -> Vector.of(text.length(), 1)).toList());
            },
            limits);
    DocumentReader reader = new DocumentReader(StrictJson.applyTo(new ObjectMapper()));
    return new PatchService(
        reader, new Preparation(reader, vectors, new SecondForms(vectors)), documents, limits);
  }

  private static ObjectNode object(String json) throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(json);
  }

  private WriteView patch(String id, String patch, OptionalLong wanted)
      throws JsonProcessingException {
    return patches.patch(ADMITTED, id, object(patch), wanted, false);
  }

  private WriteView patch(String id, String patch) throws JsonProcessingException {
    return patch(id, patch, OptionalLong.empty());
  }

  private static ApiProblem refusal(ThrowingCallable call) {
    return catchThrowableOfType(ApiProblem.class, call);
  }

  @Test
  void namedFieldsChangeTheOthersStayAndWhatIsComputedFollows() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);

    WriteView view =
        patch(
            "a",
            "{\"year\": null, \"at\": {\"lat\": 5}, \"shows\": [{\"screen\": 1}, {\"screen\": 2}]}");

    assertThat(documents.stored(HOME, "a"))
        .isEqualTo(
            object(
                """
                {"title": "Alien", "at": {"lat": 5, "lon": 2},
                 "shows": [{"screen": 1}, {"screen": 2}], "shown": 2,
                 "look": [0.5, 0.25], "meaning": [7.0, 7.0]}
                """));
    assertThat(view).isEqualTo(new WriteView("a", "updated", documents.version(HOME, "a")));
    assertThat(embedded).isEmpty();
  }

  @Test
  void aVectorIsMadeAnewWhereItsTextChanges() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);

    patch("a", "{\"title\": \"Aliens\"}");

    assertThat(embedded).containsExactly("Aliens");
    assertThat(documents.stored(HOME, "a").get("meaning").toString()).isEqualTo("[6.0,1.0]");
  }

  @Test
  void aVectorGoesWithItsText() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);

    patch("a", "{\"title\": null, \"look\": [0.0, 1.0]}");

    assertThat(documents.stored(HOME, "a").has("meaning")).isFalse();
    assertThat(documents.stored(HOME, "a").get("look").toString()).isEqualTo("[0.0,1.0]");
  }

  @Test
  void withoutTheModelServerTextsCannotChangeButNumbersCan() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);
    modelServerIsDown = true;

    ApiProblem refused = refusal(() -> patch("a", "{\"title\": \"Aliens\"}"));
    patch("a", "{\"year\": 1980}");

    assertThat(refused.type()).isEqualTo(ProblemType.MODEL_SERVER_UNAVAILABLE);
    assertThat(documents.stored(HOME, "a").get("year").intValue()).isEqualTo(1980);
    assertThat(documents.stored(HOME, "a").get("title").textValue()).isEqualTo("Alien");
  }

  @Test
  void whatWouldNotFitIsRefusedAndLeavesTheDocument() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);
    long before = documents.version(HOME, "a");

    ApiProblem wrong = refusal(() -> patch("a", "{\"year\": \"x\", \"shown\": 3, \"nam\": 1}"));
    ApiProblem large = refusal(() -> patch("a", "{\"title\": \"" + "x".repeat(150) + "\"}"));
    ApiProblem missing = refusal(() -> patch("b", "{\"year\": 1}"));

    assertThat(wrong.type()).isEqualTo(ProblemType.INVALID_DOCUMENT);
    assertThat(wrong.violations())
        .extracting("field")
        .containsExactlyInAnyOrder("year", "shown", "nam");
    assertThat(large.type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
    assertThat(missing.type()).isEqualTo(ProblemType.DOCUMENT_NOT_FOUND);
    assertThat(documents.version(HOME, "a")).isEqualTo(before);
    assertThat(documents.ids(HOME)).containsExactly("a");
  }

  @Test
  void aWriteInBetweenIsNotLost() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);
    documents.meanwhile =
        id -> {
          documents.meanwhile = none -> {};
          documents.write(HOME, id, "{\"title\": \"Heat\", \"year\": 1995}");
        };

    patch("a", "{\"year\": 1996}");

    assertThat(documents.stored(HOME, "a").get("title").textValue()).isEqualTo("Heat");
    assertThat(documents.stored(HOME, "a").get("year").intValue()).isEqualTo(1996);
  }

  @Test
  void whereOthersAreAlwaysFasterItGivesUp() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);
    int[] written = new int[1];
    documents.meanwhile =
        id -> {
          written[0]++;
          documents.write(HOME, id, "{\"year\": %d}".formatted(written[0]));
        };

    ApiProblem refused = refusal(() -> patch("a", "{\"title\": \"Mine\"}"));

    assertThat(refused.type()).isEqualTo(ProblemType.DOCUMENT_CHANGED);
    assertThat(written[0]).isEqualTo(10);
    assertThat(documents.stored(HOME, "a")).isEqualTo(object("{\"year\": 10}"));
  }

  @Test
  void aVersionThatIsNotTheOneLookedAtIsRefused() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);
    long seen = documents.version(HOME, "a");

    WriteView first = patch("a", "{\"year\": 1}", OptionalLong.of(seen));
    ApiProblem second = refusal(() -> patch("a", "{\"year\": 2}", OptionalLong.of(seen)));
    patch("a", "{\"year\": 3}", OptionalLong.of(first.version()));

    assertThat(second.type()).isEqualTo(ProblemType.PRECONDITION_FAILED);
    assertThat(documents.stored(HOME, "a").get("year").intValue()).isEqualTo(3);
  }

  @Test
  void aPatchThatChangesNothingIsLeftOutWhereThatIsWanted() throws JsonProcessingException {
    documents.write(HOME, "a", ALIEN);
    long version = documents.version(HOME, "a");

    WriteView left =
        patches.patch(
            ADMITTED, "a", object("{\"year\": 1979}"), OptionalLong.empty(), false, false);
    long kept = documents.version(HOME, "a");
    WriteView changed =
        patches.patch(
            ADMITTED, "a", object("{\"year\": 1980}"), OptionalLong.empty(), false, false);
    WriteView again =
        patches.patch(ADMITTED, "a", object("{\"year\": 1980}"), OptionalLong.empty(), true, false);

    assertThat(left).isEqualTo(new WriteView("a", "noop", version));
    assertThat(kept).isEqualTo(version);
    assertThat(changed.result()).isEqualTo("updated");
    assertThat(again.version()).isGreaterThan(changed.version());
  }

  @Test
  void ofEightPatchesAtATimeEachIsKept() throws Exception {
    List<Field> fields =
        IntStream.range(0, 8).mapToObj(i -> Field.stored("n" + i, FieldKind.INTEGER)).toList();
    IndexSnapshot wide = Cinema.index("movies", new Schema(fields), Cinema.RANKING);
    Admitted admitted = new Admitted(ADMITTED.context(), wide);
    documents.write(HOME, "a", "{}");
    CountDownLatch start = new CountDownLatch(1);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<WriteView>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ObjectNode patch = object("{\"n%d\": %d}".formatted(i, i));
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return patches.patch(admitted, "a", patch, OptionalLong.empty(), false);
                }));
      }
      start.countDown();
      for (Future<WriteView> call : calls) {
        assertThat(call.get().result()).isEqualTo("updated");
      }
    }

    ObjectNode stored = documents.stored(HOME, "a");
    for (int i = 0; i < 8; i++) {
      assertThat(stored.path("n" + i).asInt(-1)).isEqualTo(i);
    }
  }
}
