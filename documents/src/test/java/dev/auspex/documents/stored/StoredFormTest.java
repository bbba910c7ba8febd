package dev.auspex.documents.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Language;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredForms FORMS = new StoredForms(new TextAnalysis());
  private static final StoredForm CELL =
      FORMS.of(
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
  void textIsStoredAsItWasSentAndInTerms() throws JsonProcessingException {
    StoredForm cell =
        FORMS.of(
            Location.pooled(
                    "auspex-cell-1",
                    "cinema.movies.1",
                    Map.of("title", "stored.title", "tags", "stored.tags", "year", "num_00"))
                .withTerms(
                    Map.of(
                        "title", new TermField("trm_00", "en-1"),
                        "tags", new TermField("trm_01", "und-1"))));
    ObjectNode document =
        object("{\"title\":\"The Running Man\",\"tags\":[\"Zukunft\",\"東京\"],\"year\":1987}");

    ObjectNode stored = cell.physical(document);

    assertThat(stored)
        .isEqualTo(
            object(
                """
                {"tenant_index": "cinema.movies.1", "num_00": 1987,
                 "stored": {"title": "The Running Man", "tags": ["Zukunft", "東京"]},
                 "trm_00": "the run man", "trm_01": ["zukunft", "東京"]}
                """));
    assertThat(cell.logical(stored)).isEqualTo(document);
    assertThat(cell.field("title")).isEqualTo("stored.title");
    assertThat(cell.indexedField("title")).isEqualTo("trm_00");
    assertThat(cell.indexedField("year")).isEqualTo("num_00");
    assertThat(cell.analysisOf("title")).contains("en-1");
    assertThat(cell.analysisOf("year")).isEmpty();
    assertThat(cell.unread(List.of("year")))
        .containsExactlyInAnyOrder("num_00", "trm_00", "trm_01");
  }

  @Test
  void anIndexOfItsOwnKeepsItsTermsBesideTheText() throws JsonProcessingException {
    Schema schema =
        new Schema(
            List.of(
                Field.builder("title", FieldKind.TEXT).language(Language.ENGLISH).build(),
                Field.stored("year", FieldKind.INTEGER)));
    StoredForm own =
        FORMS.of(
            Location.dedicated("auspex.cinema.movies.1").withTerms(StoredForms.ownTerms(schema)));
    ObjectNode document = object("{\"title\":\"Running\",\"year\":1987}");

    ObjectNode stored = own.physical(document);

    assertThat(stored)
        .isEqualTo(object("{\"title\":\"Running\",\"year\":1987,\"auspex_terms_title\":\"run\"}"));
    assertThat(document.has("auspex_terms_title")).isFalse();
    assertThat(own.logical(stored)).isEqualTo(document);
  }

  @Test
  void completionsStandBesideTheValueAndBeginWithTheScopeOfTheirHome()
      throws JsonProcessingException {
    Schema schema =
        new Schema(
            List.of(
                Field.builder("name", FieldKind.KEYWORD).suggest(true).build(),
                Field.builder("tags", FieldKind.KEYWORD).list(true).suggest(true).build()));
    StoredForm own =
        FORMS.of(StoredForms.own(Location.dedicated("auspex.cinema.movies.1"), schema));
    StoredForm cell =
        FORMS.of(
            Location.pooled("auspex-cell-1", "cinema.movies.1", Map.of("name", "kw_00"))
                .withCompletions(
                    Map.of("name", new CompletionField("beg_00", "all_00", "plain-1"))));
    ObjectNode document = object("{\"name\":\"New York\",\"tags\":[\"Big\",\"  \"]}");

    ObjectNode stored = own.physical(document);

    assertThat(stored)
        .isEqualTo(
            object(
                """
                {"name": "New York", "tags": ["Big", "  "],
                 "auspex_starts_name": "ownsnew\u00A0york ownwyork",
                 "auspex_whole_name": "008new york",
                 "auspex_starts_tags": ["ownsbig"], "auspex_whole_tags": ["003big"]}
                """));
    assertThat(own.logical(stored)).isEqualTo(document);
    assertThat(own.unread(List.of()))
        .containsExactlyInAnyOrder(
            "auspex_starts_name", "auspex_whole_name", "auspex_starts_tags", "auspex_whole_tags");
    assertThat(own.completionsOf("name"))
        .contains(new CompletionField("auspex_starts_name", "auspex_whole_name", "pinyin-1"));
    assertThat(own.physical(object("{\"name\":\" \"}"))).isEqualTo(object("{\"name\":\" \"}"));
    assertThat(cell.completionScope()).hasSize(3).isNotEqualTo(own.completionScope());
    assertThat(cell.physical(object("{\"name\":\"York\"}")))
        .isEqualTo(
            object(
                """
                {"tenant_index": "cinema.movies.1", "kw_00": "York",
                 "beg_00": "%ssyork", "all_00": "004york"}
                """
                    .formatted(cell.completionScope())));
  }

  @Test
  void fewHomesShareAScope() {
    Set<String> scopes = new HashSet<>();
    for (int i = 0; i < 2_500; i++) {
      scopes.add(
          FORMS
              .of(Location.pooled("auspex-cell-1", "tenant-%d.shop.1".formatted(i), Map.of()))
              .completionScope());
    }

    assertThat(scopes).hasSizeGreaterThan(2_400);
  }

  @Test
  void anIdOfACellNamesItsTenantIndexAndComesBackAsItWasSent() {
    assertThat(CELL.id("a:b")).isEqualTo("cinema.movies.1:a:b");
    assertThat(CELL.clientId("cinema.movies.1:a:b")).isEqualTo("a:b");
    assertThat(CELL.routing()).contains("cinema.movies.1");
  }

  @Test
  void anIndexOfItsOwnChangesNothing() throws JsonProcessingException {
    StoredForm own = FORMS.of(Location.dedicated("auspex.cinema.movies.1"));
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
            ApiProblem.class, () -> FORMS.of(Location.parked("auspex.cinema.movies.1")));

    assertThat(problem.type()).isEqualTo(ProblemType.INDEX_PARKED);
    assertThat(problem.retryAfter()).isPresent();
  }
}
