package dev.auspex.control.lexicon;

import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an entry is of: one of the dictionaries, or the rules. Lower case with hyphens in paths. */
public enum EntryKind {
  SYNONYMS(Synonym.class),
  WORDS(Word.class),
  ENTITIES(Entity.class),
  STOP_WORDS(Word.class),
  PROTECTED_WORDS(Word.class),
  RULES(Rule.class);

  /** The dictionaries: everything but the rules. */
  public static final List<EntryKind> DICTIONARIES =
      Arrays.stream(values()).filter(kind -> kind != RULES).toList();

  private final Class<?> entry;

  EntryKind(Class<?> entry) {
    this.entry = entry;
  }

  /** The name in paths. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The dictionary of this name.
   *
   * @throws ApiProblem {@link ProblemType#NOT_FOUND} where there is none
   */
  public static EntryKind dictionary(String wireName) {
    return DICTIONARIES.stream()
        .filter(kind -> kind.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(
            () ->
                ApiProblem.of(
                    ProblemType.NOT_FOUND,
                    "There is no dictionary '%s'; there are %s",
                    wireName,
                    DICTIONARIES.stream()
                        .map(EntryKind::wireName)
                        .collect(Collectors.joining(", "))));
  }

  /** The type of its entries. */
  Class<?> entry() {
    return entry;
  }

  /** The member of an entry that tells it from the others. */
  String keyMember() {
    return entry == Word.class ? "word" : "id";
  }

  /** Most entries that there may be. */
  int most() {
    return this == RULES ? Lexicon.MAX_RULES : Lexicon.MAX_ENTRIES;
  }

  /** Its entries in {@code lexicon}. */
  List<?> in(Lexicon lexicon) {
    return switch (this) {
      case SYNONYMS -> lexicon.synonyms();
      case WORDS -> lexicon.words();
      case ENTITIES -> lexicon.entities();
      case STOP_WORDS -> lexicon.stopWords();
      case PROTECTED_WORDS -> lexicon.protectedWords();
      case RULES -> lexicon.rules();
    };
  }
}
