package dev.auspex.rewriting.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhraseTableTest {
  private static PhraseTable table(String... phrases) {
    PhraseTable.Builder builder = new PhraseTable.Builder();
    for (int i = 0; i < phrases.length; i++) {
      builder.add(phrases[i], i);
    }
    return builder.build();
  }

  private static List<String> longest(PhraseTable table, String text) {
    return table.longest(new ComparedText(text, true), Budget.unlimited()).stream()
        .map(seen -> text.substring(seen.start(), seen.end()))
        .toList();
  }

  private static List<String> all(PhraseTable table, String text) {
    List<String> seen = new ArrayList<>();
    table.sightings(
        new ComparedText(text, false),
        Budget.unlimited(),
        (start, end, phrase) -> seen.add(start + ":" + text.substring(start, end)));
    return seen;
  }

  @Test
  void wordsOfScriptsWithSpacesAreWhole() {
    PhraseTable table = table("war", "new york", "c++", "été");

    assertThat(all(table, "war wars warm-war new yorker new york c++ étés été"))
        .containsExactly("0:war", "14:war", "29:new york", "38:c++", "47:été");
  }

  @Test
  void aRunOfChineseCountsAnywhere() {
    PhraseTable table = table("火锅", "西湖", "西湖区", "ramen");

    assertThat(longest(table, "西湖区附近火锅店ramen好吃")).containsExactly("西湖区", "火锅", "ramen");
    assertThat(longest(table, "杭州西湖")).containsExactly("西湖");
  }

  @Test
  void traditionalCharactersCountAsSimplifiedOnesWhereTheIndexIsChinese() {
    assertThat(longest(table("火锅"), "重慶火鍋")).containsExactly("火鍋");
    assertThat(all(table("火锅"), "重慶火鍋")).isEmpty();
  }

  @Test
  void ofPhrasesWithTheSameBeginningTheLongestAndNoneOverAnother() {
    PhraseTable table = table("new", "new york", "york city", "new york city hall");

    assertThat(longest(table, "new york city")).containsExactly("new york");
    assertThat(longest(table, "new york city hall")).containsExactly("new york city hall");
    assertThat(longest(table, "york city")).containsExactly("york city");
  }

  @Test
  void aPhraseKeepsAllItsNumbersInOrder() {
    PhraseTable table =
        new PhraseTable.Builder().add("b", 7).add("a", 1).add("b", 3).add("", 9).build();

    assertThat(table.size()).isEqualTo(2);
    assertThat(table.values(table.find("b"))).containsExactly(7, 3);
    assertThat(table.find("c")).isEqualTo(-1);
  }

  /** Against a search for every phrase at every place. */
  @Test
  void findsWhatATrivialSearchFinds() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      TreeSet<String> phrases = new TreeSet<>();
      for (int i = 0; i < 30; i++) {
        phrases.add(words(random, 3));
      }
      String text = words(random, 12);
      PhraseTable table = table(phrases.toArray(new String[0]));
      ComparedText compared = new ComparedText(text, false);
      List<String> expected = new ArrayList<>();
      for (int start = 0; start < text.length(); start++) {
        for (int end = start + 1; end <= text.length(); end++) {
          if (compared.isBound(start)
              && compared.isBound(end)
              && phrases.contains(text.substring(start, end))) {
            expected.add(start + ":" + text.substring(start, end));
          }
        }
      }

      assertThat(all(table, text)).as("seed %d: %s", seed, text).isEqualTo(expected);
    }
  }

  private static String words(Random random, int most) {
    String[] words = {"a", "ab", "b", "大", "大学", "ö", "o\u0308", "1", "-", "กข"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most) + 1; i > 0; i--) {
      text.append(words[random.nextInt(words.length)]).append(random.nextInt(2) == 0 ? " " : "");
    }
    return text.toString().strip();
  }
}
