package dev.auspex.control.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryLinesTest {
  private static final Schema SCHEMA =
      new Schema(List.of(Field.searchable("title", FieldKind.TEXT, 1)));

  @Test
  void blankLinesCountAndAreNoEntries() {
    List<Entry> entries = read("\n{\"word\":\"a\"}\r\n\n  \n{ \"word\" : \"b\" }");

    assertThat(entries)
        .containsExactly(new Entry("a", "{\"word\":\"a\"}"), new Entry("b", "{\"word\":\"b\"}"));
  }

  @Test
  void eachWrongLineIsNamed() {
    assertThat(refused("{\"word\":\"a\"}\nnull\n{\"word\":1}\n{\"word\":\"a\"}\n{\"word\":\"\"}"))
        .extracting(Violation::field)
        .containsExactly("line 2", "line 3.word", "line 4.word", "line 5");
    assertThat(refused("{\"word\":\"\"}"))
        .containsExactly(
            new Violation("line 1", "'word' must have 1 to 100 characters, not all of them blank"));
    assertThat(refused("{\"word\":\"a\""))
        .singleElement()
        .satisfies(each -> assertThat(each.expected()).contains("breaks off"));
  }

  @Test
  void aHundredWrongLinesSayEnough() {
    assertThat(refused("x\n".repeat(500))).hasSize(100);
  }

  @Test
  void aLineHasAnEnd() {
    assertThat(refused("{\"word\":\"%s\"}".formatted("x".repeat(70_000))))
        .containsExactly(new Violation("line 1", "at most 65536 characters, but has 70011"));
  }

  @Test
  void halfACharacterIsNoText() {
    assertThat(refused("{\"word\":\"\\ud83d\"}"))
        .singleElement()
        .satisfies(each -> assertThat(each.expected()).contains("whole characters"));
    byte[] noUtf8 = {'{', (byte) 0xFF, '}'};
    ApiProblem problem =
        catchThrowableOfType(
            ApiProblem.class,
            () -> EntryLines.read(EntryKind.WORDS, new ByteArrayInputStream(noUtf8), SCHEMA));
    assertThat(problem.detail()).contains("UTF-8");
  }

  @Test
  void theStringsOfAnEntryAreItsTextAndNoNamesOfMembers() {
    assertThat(
            EntryForms.strings(
                "{\"id\":\"TV\",\"equal\":[\"Tv Set\",\"TELLY\"],\"weight\":1.0,\"more\":{\"a\":\"b\"}}"))
        .isEqualTo("tv\ntv set\ntelly\nb\n");
  }

  private static List<Entry> read(String lines) {
    return EntryLines.read(
        EntryKind.WORDS, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), SCHEMA);
  }

  private static List<Violation> refused(String lines) {
    return catchThrowableOfType(ApiProblem.class, () -> read(lines)).violations();
  }
}
