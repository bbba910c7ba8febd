package dev.auspex.control.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the entries of one dictionary, or the rules, of two bundles differ.
 *
 * @param dictionary synonyms, words, entities, stop-words, protected-words or rules
 * @param before how many entries there are in the first
 * @param after how many there are in the second
 * @param added how many only the second has
 * @param changed how many both have, but not alike
 * @param removed how many only the first has
 * @param first the first of these in order of their ids, at most {@value #MOST}
 */
public record LexiconDiffView(
    @Schema(examples = "rules") String dictionary,
    int before,
    int after,
    int added,
    int changed,
    int removed,
    List<EntryChange> first) {
  /** Most entries that are shown. */
  static final int MOST = 20;

  /** Copies {@code first}. */
  public LexiconDiffView {
    first = List.copyOf(first);
  }

  /**
   * One entry that differs.
   *
   * @param id its key
   * @param before what the first has; left out where it has none
   * @param after what the second has; left out where it has none
   */
  @Schema(name = "LexiconEntryChange")
  public record EntryChange(
      @Schema(examples = "xmas") String id,
      @Schema(implementation = Object.class) @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable JsonNode before,
      @Schema(implementation = Object.class) @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable JsonNode after) {}
}
