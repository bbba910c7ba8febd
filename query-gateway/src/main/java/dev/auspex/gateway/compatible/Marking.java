package dev.auspex.gateway.compatible;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How matches are shown.
 *
 * @param fragments for each text field the most fragments of it
 * @param before what stands before a match, one of a closed list of elements
 * @param behind what stands behind it
 * @param anywhere whether words count that were looked for in other fields
 */
record Marking(Map<String, Integer> fragments, String before, String behind, boolean anywhere) {
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "<em>", "</em>",
          "<b>", "</b>",
          "<strong>", "</strong>",
          "<mark>", "</mark>",
          "<i>", "</i>",
          "<u>", "</u>",
          "<span>", "</span>");

  private static final int MOST_FRAGMENTS = 3;
  private static final int MOST_FIELDS = 50;

  /** No marks at all. */
  static final Marking NONE = new Marking(Map.of(), "<em>", "</em>", false);

  Marking {
    fragments = Map.copyOf(fragments);
  }

  /** What the member {@code highlight} asks for. */
  static Marking read(Part highlight, SchemaFields fields) {
    highlight.only(
        "fields",
        "pre_tags",
        "post_tags",
        "number_of_fragments",
        "require_field_match",
        "encoder",
        "type");
    highlight.find("encoder").ifPresent(part -> part.word("html"));
    highlight.find("type").ifPresent(part -> part.word("unified"));
    int usual =
        highlight
            .find("number_of_fragments")
            .map(part -> part.whole(1, Integer.MAX_VALUE))
            .orElse(MOST_FRAGMENTS);
    String before = highlight.find("pre_tags").map(Marking::element).orElse("<em>");
    String behind = ELEMENTS.getOrDefault(before, "</em>");
    highlight
        .find("post_tags")
        .ifPresent(
            part -> {
              String said = tag(part);
              if (!said.equals(behind)) {
                throw part.wrong("'%s', which ends '%s'".formatted(behind, before));
              }
            });
    Map<String, Integer> fragments = new LinkedHashMap<>();
    for (Part.Member member : fields(highlight.need("fields"))) {
      int most =
          member
              .value()
              .only("number_of_fragments", "type")
              .find("number_of_fragments")
              .map(part -> part.whole(1, Integer.MAX_VALUE))
              .orElse(usual);
      for (String name : named(member, fields)) {
        fragments.put(name, Math.min(MOST_FRAGMENTS, most));
      }
    }
    boolean anywhere =
        highlight.find("require_field_match").map(part -> !part.flag()).orElse(false);
    return new Marking(fragments, before, behind, anywhere);
  }

  /** An object of fields, or an array of such, where their order matters. */
  private static List<Part.Member> fields(Part fields) {
    List<Part.Member> members = new ArrayList<>();
    fields.oneOrMore(MOST_FIELDS).forEach(part -> members.addAll(part.members()));
    return members;
  }

  private static List<String> named(Part.Member member, SchemaFields fields) {
    List<String> texts = fields.texts();
    String name = member.name();
    if (name.endsWith("*")) {
      String begin = name.substring(0, name.length() - 1);
      return texts.stream().filter(text -> text.startsWith(begin)).toList();
    }
    return List.of(
        fields.find(member.value(), name, field -> texts.contains(field.name()), "a text").name());
  }

  private static String tag(Part tags) {
    List<Part> said = tags.oneOrMore(1);
    if (said.isEmpty()) {
      throw tags.wrong("one element");
    }
    return said.getFirst().text();
  }

  private static String element(Part tags) {
    String tag = tag(tags);
    if (!ELEMENTS.containsKey(tag)) {
      throw tags.wrong(
          "one of %s: what marks matches becomes part of web pages"
              .formatted(String.join(" ", ELEMENTS.keySet().stream().sorted().toList())));
    }
    return tag;
  }

  /** {@code fragments} of a field as they are shown; everything but the marks is HTML-encoded. */
  List<String> shown(String field, List<String> marked) {
    return marked.stream()
        .limit(fragments.getOrDefault(field, 0))
        .map(text -> text.replace("<em>", before).replace("</em>", behind))
        .toList();
  }
}
