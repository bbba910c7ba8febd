package dev.auspex.control.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Word;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedLexiconTest {
  @Test
  void equalLexiconsAreEqualBytesWhateverTheirOrder() {
    PackedLexicon one = packed(lexicon(List.of("b", "a", "手"), "title", "image"));
    PackedLexicon other = packed(lexicon(List.of("手", "a", "b"), "image", "title"));

    assertThat(one.bytes()).isEqualTo(other.bytes());
    assertThat(one.ref()).isEqualTo(other.ref());
    assertThat(one.ref().entries()).isEqualTo(4);
    assertThat(one.ref().names(one.bytes())).isTrue();
  }

  @Test
  void entriesComeBackInOrderOfCodePoints() {
    // In UTF-16 the second word would come first.
    Lexicon lexicon = lexicon(List.of("\uFF21", "\uD83D\uDE00", "z"), "title");

    Lexicon unpacked = PackedLexicon.unpack(packed(lexicon).bytes());

    assertThat(unpacked.words())
        .containsExactly(new Word("z"), new Word("\uFF21"), new Word("\uD83D\uDE00"));
    assertThat(unpacked.rules()).isEqualTo(lexicon.rules());
  }

  @Test
  void anotherEntryIsAnotherDigest() {
    assertThat(packed(lexicon(List.of("a"), "title")).ref().digest())
        .isNotEqualTo(packed(lexicon(List.of("b"), "title")).ref().digest());
  }

  @Test
  void nothingIsPackedOfNothing() {
    assertThat(PackedLexicon.of(Lexicon.EMPTY)).isEmpty();
  }

  private static PackedLexicon packed(Lexicon lexicon) {
    return PackedLexicon.of(lexicon).orElseThrow();
  }

  private static Lexicon lexicon(List<String> words, String... data) {
    Map<String, String> banner = new LinkedHashMap<>();
    Arrays.stream(data).forEach(name -> banner.put(name, "x"));
    return new Lexicon(
        List.of(),
        words.stream().map(Word::new).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(Rule.of("sale", Condition.ALWAYS, List.of(new Action.Banner(banner)))));
  }
}
