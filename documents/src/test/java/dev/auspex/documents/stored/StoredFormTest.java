package dev.auspex.documents.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.PlacementKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredForm CELL =
      StoredForm.of(
          Location.pooled(
              "auspex-cell-1",
              "cinema.movies.1",
              Map.of("title", "txt_00", "year", "num_00", "cast", "stored.cast")));

  private static ObjectNode object(String text) throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(text);
  }

  @Test
  void aDocumentOfACellComesBackAsItWasSent() throws JsonProcessingException {
    ObjectNode document =
        object("{\"title\":\"Alien\",\"year\":1979,\"cast\":[{\"name\":\"Ripley\"}]}");

    ObjectNode stored = CELL.physical(document);

    assertThat(stored)
        .isEqualTo(
            object(
                """
                {"tenant_index": "cinema.movies.1", "txt_00": "Alien", "num_00": 1979,
                 "stored": {"cast": [{"name": "Ripley"}]}}
                """));
    assertThat(CELL.logical(stored)).isEqualTo(document).hasToString(document.toString());
  }

  @Test
  void anIdOfACellNamesItsTenantIndexAndComesBackAsItWasSent() {
    assertThat(CELL.id("a:b")).isEqualTo("cinema.movies.1:a:b");
    assertThat(CELL.clientId("cinema.movies.1:a:b")).isEqualTo("a:b");
    assertThat(CELL.routing()).contains("cinema.movies.1");
  }

  @Test
  void anIndexOfItsOwnChangesNothing() throws JsonProcessingException {
    StoredForm own = StoredForm.of(Location.dedicated("auspex.cinema.movies.1"));
    ObjectNode document = object("{\"title\":\"Alien\"}");

    assertThat(own.physical(document)).isEqualTo(document);
    assertThat(own.id("a")).isEqualTo("a");
    assertThat(own.filter()).isEmpty();
  }

  @Test
  void aTombstoneHasNothingOfTheDocument() throws JsonProcessingException {
    assertThat(CELL.tombstone())
        .isEqualTo(object("{\"auspex_deleted\": true, \"tenant_index\": \"cinema.movies.1\"}"));
    assertThat(StoredForm.isTombstone(CELL.tombstone())).isTrue();
    assertThat(StoredForm.isTombstone(object("{\"txt_00\": \"Alien\"}"))).isFalse();
  }

  @Test
  void aParkedIndexSaysWhenToComeBack() {
    ApiProblem problem =
        catchThrowableOfType(
            ApiProblem.class,
            () ->
                StoredForm.of(
                    new Location(PlacementKind.PARKED, "auspex.cinema.movies.1", null, Map.of())));

    assertThat(problem.type()).isEqualTo(ProblemType.INDEX_PARKED);
    assertThat(problem.retryAfter()).isPresent();
  }
}
