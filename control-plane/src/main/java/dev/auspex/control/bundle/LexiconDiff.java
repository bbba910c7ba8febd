package dev.auspex.control.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.control.bundle.LexiconDiffView.EntryChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares dictionaries and rules entry by entry. */
@ApplicationScoped
class LexiconDiff {
  private final ObjectMapper json;

  LexiconDiff(ObjectMapper json) {
    this.json = json;
  }

  /** What differs, dictionary by dictionary; empty where nothing does. */
  List<LexiconDiffView> between(Lexicon before, Lexicon after) {
    List<LexiconDiffView> differing = new ArrayList<>();
    compare("synonyms", before.synonyms(), after.synonyms(), Synonym::id, differing);
    compare("words", before.words(), after.words(), Word::word, differing);
    compare("entities", before.entities(), after.entities(), Entity::id, differing);
    compare("stop-words", before.stopWords(), after.stopWords(), Word::word, differing);
    compare(
        "protected-words", before.protectedWords(), after.protectedWords(), Word::word, differing);
    compare("rules", before.rules(), after.rules(), Rule::id, differing);
    return List.copyOf(differing);
  }

  private <T> void compare(
      String dictionary,
      List<T> before,
      List<T> after,
      Function<T, String> key,
      List<LexiconDiffView> differing) {
    Map<String, T> old = byKey(before, key);
    Map<String, T> now = byKey(after, key);
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    int added = 0;
    int changed = 0;
    int removed = 0;
    List<EntryChange> first = new ArrayList<>();
    for (String id : keys) {
      @Nullable T was = old.get(id);
      @Nullable T is = now.get(id);
      if (was == null) {
        added++;
      } else if (is == null) {
        removed++;
      } else if (was.equals(is)) {
        continue;
      } else {
        changed++;
      }
      if (first.size() < LexiconDiffView.MOST) {
        first.add(new EntryChange(id, tree(was), tree(is)));
      }
    }
    if (added + changed + removed > 0) {
      differing.add(
          new LexiconDiffView(
              dictionary, before.size(), after.size(), added, changed, removed, first));
    }
  }

  private static <T> Map<String, T> byKey(List<T> entries, Function<T, String> key) {
    return entries.stream()
        .collect(Collectors.toMap(key, Function.identity(), (one, same) -> one, TreeMap::new));
  }

  private @Nullable JsonNode tree(@Nullable Object entry) {
    return entry == null ? null : json.valueToTree(entry);
  }
}
