package dev.auspex.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.control.bundle.LexiconDiffView.EntryChange;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LexiconDiffTest {
  private final LexiconDiff diff = new LexiconDiff(new ObjectMapper());

  @Test
  void equalLexiconsDoNotDiffer() {
    assertThat(diff.between(words("a"), words("a"))).isEmpty();
  }

  @Test
  void whatComesGoesAndChangesIsCountedAndShownByItsId() {
    Lexicon before = synonyms("a", 1, "b", 1, "c", 1);
    Lexicon after = synonyms("b", 1, "c", 0.5, "d", 1);

    LexiconDiffView found = diff.between(before, after).getFirst();

    assertThat(found.dictionary()).isEqualTo("synonyms");
    assertThat(List.of(found.before(), found.after())).containsExactly(3, 3);
    assertThat(List.of(found.added(), found.changed(), found.removed())).containsExactly(1, 1, 1);
    assertThat(found.first()).extracting(EntryChange::id).containsExactly("a", "c", "d");
    assertThat(found.first().get(0).after()).isNull();
    assertThat(found.first().get(1).after().path("weight").asDouble()).isEqualTo(0.5);
    assertThat(found.first().get(2).before()).isNull();
  }

  @Test
  void ofManyOnlyTheFirstAreShown() {
    Lexicon many =
        words(IntStream.range(0, 1000).mapToObj("w%04d"::formatted).toArray(String[]::new));

    LexiconDiffView found = diff.between(Lexicon.EMPTY, many).getFirst();

    assertThat(found.added()).isEqualTo(1000);
    assertThat(found.first()).hasSize(LexiconDiffView.MOST);
    assertThat(found.first().getLast().id()).isEqualTo("w0019");
  }

  private static Lexicon words(String... words) {
    return new Lexicon(
        List.of(),
        List.of(words).stream().map(Word::new).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Lexicon synonyms(
      String one, double weight, String two, double second, String three, double third) {
    return new Lexicon(
        List.of(synonym(one, weight), synonym(two, second), synonym(three, third)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Synonym synonym(String id, double weight) {
    return new Synonym.Equal(id, List.of("x", "y"), weight);
  }
}
