package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ClosestName;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a JSON body, and where it stands. Whatever is not as asked for is refused with that
 * place and with what was expected there.
 */
final class Part {
  private static final int LONGEST_SHOWN = 40;

  private final String path;
  private final JsonNode json;

  private Part(String path, JsonNode json) {
    this.path = path;
    this.json = json;
  }

  /** The whole body. */
  static Part root(JsonNode json) {
    return new Part("", json);
  }

  /** The member {@code name} of something that stands beside the body. */
  static Part of(String name, JsonNode json) {
    return new Part(name, json);
  }

  /** The only member of an object, which says what kind of thing it is. */
  record Kind(String name, Part body) {}

  /** A member and its name. */
  record Member(String name, Part value) {}

  JsonNode json() {
    return json;
  }

  String path() {
    return path;
  }

  boolean isObject() {
    return json.isObject();
  }

  boolean isArray() {
    return json.isArray();
  }

  boolean isText() {
    return json.isTextual();
  }

  boolean isFlag() {
    return json.isBoolean();
  }

  /** The member {@code name}, unless it is missing or null. */
  Optional<Part> find(String name) {
    JsonNode member = json.path(name);
    return member.isMissingNode() || member.isNull()
        ? Optional.empty()
        : Optional.of(new Part(below(name), member));
  }

  /** The member {@code name}, which has to be there. */
  Part need(String name) {
    return find(name)
        .orElseThrow(
            () -> new Part(below(name), json.path(name)).wrong("something, but it is missing"));
  }

  private String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** This object, which has to have no members but {@code names}. */
  Part only(String... names) {
    object();
    List<String> known = List.of(names);
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (!known.contains(member.getKey())) {
        throw unknown(member.getKey(), known);
      }
    }
    return this;
  }

  /** The refusal of the member {@code name}, which is none of {@code known}. */
  ApiProblem unknown(String name, List<String> known) {
    String shown = shown(name);
    return new Part(below(shown), json)
        .wrong(
            "%s: '%s' is not supported here%s"
                .formatted(
                    known.isEmpty() ? "nothing" : "one of " + String.join(", ", known),
                    shown,
                    ClosestName.of(name, known).map("; did you mean '%s'?"::formatted).orElse("")));
  }

  /** The members of this object, in their order. */
  List<Member> members() {
    object();
    List<Member> members = new ArrayList<>();
    json.properties()
        .forEach(
            member ->
                members.add(
                    new Member(
                        member.getKey(),
                        new Part(below(shown(member.getKey())), member.getValue()))));
    return members;
  }

  /** The one member of this object. */
  Kind kind(String example) {
    if (!json.isObject() || json.size() != 1) {
      throw wrong("an object with one member, such as " + example);
    }
    Member member = members().getFirst();
    return new Kind(member.name(), member.value());
  }

  private void object() {
    if (!json.isObject()) {
      throw wrong("an object, but was " + described());
    }
  }

  /** What stands in this array. */
  List<Part> items(int most) {
    if (!json.isArray()) {
      throw wrong("an array, but was " + described());
    }
    if (json.size() > most) {
      throw wrong("at most %d entries, but there are %d".formatted(most, json.size()));
    }
    List<Part> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      items.add(new Part("%s[%d]".formatted(path, i), json.get(i)));
    }
    return items;
  }

  /** What stands in this array, or this alone where it is none. */
  List<Part> oneOrMore(int most) {
    return json.isArray() ? items(most) : List.of(this);
  }

  String text() {
    if (!json.isTextual()) {
      throw wrong("a string, but was " + described());
    }
    return json.textValue();
  }

  /** A string of at most {@code most} UTF-16 code units. */
  String text(int most) {
    String text = text();
    if (text.length() > most) {
      throw wrong("at most %d characters, but there are %d".formatted(most, text.length()));
    }
    return text;
  }

  /** A string, in lower case, that is one of {@code words}. */
  String word(String... words) {
    List<String> known = List.of(words);
    String word = json.isTextual() ? json.textValue().toLowerCase(Locale.ROOT) : "";
    if (!known.contains(word)) {
      throw wrong(
          "%s, but was %s%s"
              .formatted(
                  String.join(" or ", known),
                  described(),
                  ClosestName.of(word, known).map("; did you mean '%s'?"::formatted).orElse("")));
    }
    return word;
  }

  boolean flag() {
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    throw wrong("true or false, but was " + described());
  }

  int whole(int least, int most) {
    if (!json.isIntegralNumber()
        || !json.canConvertToInt()
        || json.intValue() < least
        || json.intValue() > most) {
      throw wrong("a whole number from %d to %d, but was %s".formatted(least, most, described()));
    }
    return json.intValue();
  }

  double number(double least, double most) {
    double value = json.isNumber() ? json.doubleValue() : Double.NaN;
    if (!(value >= least && value <= most)) {
      throw wrong(
          "a number from %s to %s, but was %s".formatted(plain(least), plain(most), described()));
    }
    return value;
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** The refusal of this part. */
  ApiProblem wrong(String expected) {
    return ApiProblem.of(
        ProblemType.INVALID_REQUEST,
        List.of(new Violation(path.isEmpty() ? "body" : path, expected)));
  }

  /** This part in few words: bodies may be long. */
  String described() {
    if (json.isMissingNode()) {
      return "missing";
    }
    if (json.isTextual()) {
      return "'" + shown(json.textValue()) + "'";
    }
    return json.isContainerNode()
        ? "an " + json.getNodeType().name().toLowerCase(Locale.ROOT)
        : shown(json.asText());
  }

  private static String shown(String text) {
    String printable = text.replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
    return printable.length() <= LONGEST_SHOWN
        ? printable
        : printable.substring(0, LONGEST_SHOWN) + "…";
  }
}
