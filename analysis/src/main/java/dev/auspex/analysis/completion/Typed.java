package dev.auspex.analysis.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody has typed so far. */
public final class Typed {
  /** One edit is forgiven from so many characters on, two from twice as many. */
  private static final int EDIT_EVERY = 4;

  private static final int MOST_EDITS = 2;

  /** One letter is the first of a syllable in nearly everything. */
  private static final int LEAST_INNER_INITIALS = 2;

  /** Pinyin, with or without what people put between syllables. */
  private static final Pattern SPOKEN = Pattern.compile("[a-z][a-z0-9' ]*");

  /** Characters, and pinyin for those that follow. */
  private static final Pattern HALF_SPOKEN = Pattern.compile("([^a-z]*\\p{IsHan}[^a-z]*)([a-z]+)");

  private static final Pattern SEPARATORS = Pattern.compile("[' ]");

  private final String text;
  private final String spoken;

  private Typed(String text) {
    this.text = text;
    this.spoken = SPOKEN.matcher(text).matches() ? SEPARATORS.matcher(text).replaceAll("") : "";
  }

  /** Of {@code letters} what counts. */
  public static Typed of(String letters) {
    return new Typed(Start.cut(FoldedText.of(letters).text(), Completions.LONGEST_VALUE));
  }

  /** Whether nothing was typed that counts. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /**
   * How a value completes it just as it was typed.
   *
   * @param sounds whether the values are found by how they are spoken
   * @param anywhere whether a later word may begin so, or the value alone
   */
  public List<Way> exactly(boolean sounds, boolean anywhere) {
    List<Way> ways = new ArrayList<>();
    ways.add(begins(Match.START, Start.VALUE.term(text)));
    if (anywhere) {
      ways.add(begins(Match.WORD, Start.WORD.term(text)));
    }
    if (!sounds) {
      return ways;
    }
    if (!spoken.isEmpty()) {
      ways.add(begins(Match.START_SOUND, Start.SPELLED.term(spoken), Start.INITIALS.term(spoken)));
      if (anywhere) {
        ways.add(new Way.Begins(Match.WORD_SOUND, List.of(innerSound(spoken))));
      }
    }
    Matcher half = HALF_SPOKEN.matcher(text);
    if (half.matches()) {
      String written = half.group(1).stripTrailing();
      // Wherever these sounds are; that they follow what is written, place() sees.
      List<String> sound =
          List.of(Start.WORD_SPELLED.term(half.group(2)), Start.WORD_INITIALS.term(half.group(2)));
      ways.add(
          new Way.Begins(Match.START_SOUND, List.of(List.of(Start.VALUE.term(written)), sound)));
      if (anywhere) {
        ways.add(
            new Way.Begins(Match.WORD_SOUND, List.of(List.of(Start.WORD.term(written)), sound)));
      }
    }
    return ways;
  }

  private static List<String> innerSound(String spoken) {
    String spelled = Start.WORD_SPELLED.term(spoken);
    return spoken.length() < LEAST_INNER_INITIALS
        ? List.of(spelled)
        : List.of(spelled, Start.WORD_INITIALS.term(spoken));
  }

  private static Way begins(Match match, String... any) {
    return new Way.Begins(match, List.of(List.of(any)));
  }

  /**
   * How a value completes it but for few letters; the first is always as it was typed. Empty where
   * so little was typed that anything would.
   */
  public List<Way> nearly(boolean anywhere) {
    List<Way> ways = new ArrayList<>();
    String looked = Start.cut(text, Start.LONGEST);
    int first = looked.isEmpty() ? 0 : looked.offsetByCodePoints(0, 1);
    for (int edits = 1; edits <= edits(); edits++) {
      for (boolean word : anywhere ? new boolean[] {false, true} : new boolean[] {false}) {
        Start start = word ? Start.WORD : Start.VALUE;
        String term = start.term(looked);
        ways.add(
            new Way.Near(
                Match.near(word, edits),
                term.substring(0, 1 + first),
                term.substring(1 + first),
                edits));
      }
    }
    return ways;
  }

  private int edits() {
    return Math.min(MOST_EDITS, text.codePointCount(0, text.length()) / EDIT_EVERY);
  }

  /**
   * Where {@code value} completes it, and how well.
   *
   * @param sounds as for {@link #exactly}
   * @param anywhere as for {@link #exactly}
   * @return the best way; empty where it does not
   */
  public Optional<Place> place(String value, boolean sounds, boolean anywhere) {
    return new Placing(FoldedText.of(value), sounds, anywhere).find(text, spoken, edits());
  }
}
