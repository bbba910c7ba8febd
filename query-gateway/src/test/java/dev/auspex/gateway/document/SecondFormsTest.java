package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.documents.embed.Embedder;
import dev.auspex.documents.embed.TextVectors;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.gateway.Cinema;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondFormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Field YEAR_AS_DAY = Field.stored("year", FieldKind.DATE);
  private static final Field TITLE = Field.stored("title", FieldKind.TEXT);

  private final Embedder down =
      (embedding, texts, purpose, deadline) -> new TextVectors.Failed("down");
  private final SecondForms forms =
      new SecondForms(new DocumentVectors(down, 10, Duration.ofSeconds(1)));

  private static IndexSnapshot index(@Nullable Schema second, boolean copying) {
    return new IndexSnapshot(
        Cinema.INDEX.name(),
        new Placement(Location.dedicated("old"), Location.dedicated("new"), second, copying),
        Cinema.INDEX.bundle());
  }

  private static ObjectNode movie() throws JsonProcessingException {
    return (ObjectNode) JSON.readTree("{\"title\": \"Alien\", \"year\": 1979}");
  }

  private SecondForms.Form form(@Nullable Schema second, boolean copying)
      throws JsonProcessingException {
    return forms.of(index(second, copying), List.of(movie())).getFirst();
  }

  @Test
  void aMoveTakesDocumentsAsTheyAre() throws JsonProcessingException {
    assertThat(form(null, false)).isEqualTo(new SecondForms.Form(movie(), null));
  }

  @Test
  void whatDoesNotFitIsLeftOutWhileOlderOnesAreCopiedAndRefusedAfterwards()
      throws JsonProcessingException {
    Schema schema = new Schema(List.of(TITLE, YEAR_AS_DAY));

    SecondForms.Form early = form(schema, true);
    ApiProblem late = form(schema, false).refusal();

    assertThat(early).isEqualTo(new SecondForms.Form(null, null));
    assertThat(late).isNotNull();
    assertThat(late.type()).isEqualTo(ProblemType.INVALID_DOCUMENT);
    assertThat(late.violations()).singleElement().matches(wrong -> wrong.field().equals("year"));
  }

  @Test
  void aVectorThatCannotBeMadeIsLeftOutWhileOlderOnesAreCopiedAndRefusedAfterwards()
      throws JsonProcessingException {
    Schema schema =
        new Schema(List.of(TITLE, Field.vector("v", new Embedding("minilm", 3, List.of("title")))));

    SecondForms.Form early = form(schema, true);
    ApiProblem late = form(schema, false).refusal();

    assertThat(early).isEqualTo(new SecondForms.Form(null, null));
    assertThat(late).isNotNull();
    assertThat(late.type()).isEqualTo(ProblemType.MODEL_SERVER_UNAVAILABLE);
  }
}
