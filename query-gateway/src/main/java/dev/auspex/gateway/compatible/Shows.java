package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What {@code _source} says outside of searches: as parameters, and in items of a body. */
final class Shows {
  static final String SOURCE = "_source";
  static final String INCLUDES = "_source_includes";
  static final String EXCLUDES = "_source_excludes";

  private static final int MOST_PATTERNS = 200;

  private Shows() {}

  /** What the member {@code _source} says. */
  static CompatibleDocumentService.Shown member(Part source) {
    if (source.isFlag()) {
      boolean all = source.flag();
      return document -> all ? Optional.of(document) : Optional.empty();
    }
    if (!source.isObject()) {
      return shown(patterns(source), List.of());
    }
    source.only("includes", "excludes");
    return shown(
        source.find("includes").map(Shows::patterns).orElse(List.of()),
        source.find("excludes").map(Shows::patterns).orElse(List.of()));
  }

  private static List<String> patterns(Part part) {
    return part.oneOrMore(MOST_PATTERNS).stream().map(Part::text).toList();
  }

  /** Names that a document has not are passed over. */
  private static CompatibleDocumentService.Shown shown(
      List<String> included, List<String> excluded) {
    return document -> {
      ObjectNode shown = JsonNodeFactory.instance.objectNode();
      document
          .properties()
          .forEach(
              member -> {
                String name = member.getKey();
                if ((included.isEmpty() || fits(included, name)) && !fits(excluded, name)) {
                  shown.set(name, member.getValue());
                }
              });
      return Optional.of(shown);
    };
  }

  /** Whether one of {@code patterns} names {@code name}; * at the end stands for anything. */
  static boolean fits(List<String> patterns, String name) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern));
  }

  /** What the parameters say; everything where they say nothing. */
  static CompatibleDocumentService.Shown parameters(Parameters parameters) {
    ObjectNode source = JsonNodeFactory.instance.objectNode();
    Optional<String> said = parameters.find(SOURCE);
    if (said.isPresent() && List.of("false", "true", "").contains(said.get())) {
      if (said.get().equals("false")) {
        return document -> Optional.empty();
      }
    } else {
      said.ifPresent(names -> split(names, source.withArray("includes")));
    }
    parameters.find(INCLUDES).ifPresent(names -> split(names, source.withArray("includes")));
    parameters.find(EXCLUDES).ifPresent(names -> split(names, source.withArray("excludes")));
    return member(Part.of("?" + SOURCE, source));
  }

  private static void split(String names, ArrayNode into) {
    for (String name : names.split(",", -1)) {
      into.add(name.strip());
    }
  }
}
