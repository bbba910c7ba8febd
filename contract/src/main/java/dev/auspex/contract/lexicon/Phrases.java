package dev.auspex.contract.lexicon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks behind the entries, so that each gives the same kind of message. */
final class Phrases {
  /** Longest word or words of an entry, in UTF-16 code units. */
  static final int MAX_LENGTH = 100;

  private static final int MAX_DOCUMENT_LENGTH = 512;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Phrases() {}

  static String id(@Nullable String id) {
    if (id == null || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'id' must be 1 to 64 letters, digits, dots, hyphens and underscores of ASCII, starting"
              + " with a letter or digit");
    }
    return id;
  }

  static String words(String member, @Nullable String words) {
    return text(member, words, MAX_LENGTH);
  }

  static String document(@Nullable String id) {
    return text("document", id, MAX_DOCUMENT_LENGTH);
  }

  static String text(String member, @Nullable String text, int most) {
    if (text == null || text.isBlank() || text.length() > most) {
      throw new IllegalArgumentException(
          "'%s' must have 1 to %d characters, not all of them blank".formatted(member, most));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "'%s' must be without control characters".formatted(member));
    }
    return text;
  }

  static <T> List<T> present(String member, List<@Nullable T> values) {
    List<T> present = new ArrayList<>(values.size());
    for (T value : values) {
      if (value == null) {
        throw new IllegalArgumentException("'%s' must not hold null".formatted(member));
      }
      present.add(value);
    }
    return present;
  }

  /** Distinct words, {@code least} to {@code most} of them. */
  static List<String> all(
      String member, @Nullable List<@Nullable String> words, int least, int most) {
    int count = words == null ? 0 : words.size();
    if (words == null || count < least || count > most) {
      throw new IllegalArgumentException(
          "'%s' must hold %d to %d strings, but holds %d".formatted(member, least, most, count));
    }
    List<String> checked = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      checked.add(words("%s[%d]".formatted(member, i), words.get(i)));
    }
    if (new HashSet<>(checked).size() < count) {
      throw new IllegalArgumentException("'%s' must not hold the same twice".formatted(member));
    }
    return List.copyOf(checked);
  }
}
