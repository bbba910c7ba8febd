package dev.auspex.contract.lexicon;

import dev.auspex.contract.filter.Filter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The members of an {@link Action} in JSON, of which each kind has some. */
record ActionMembers(
    @Nullable String document,
    @Nullable Integer position,
    Action.@Nullable Target target,
    @Nullable Double factor,
    @Nullable Filter filter,
    @Nullable String words,
    @Nullable String with,
    @Nullable String url,
    @Nullable Map<String, @Nullable String> data) {
  Action action(String type) {
    return switch (type) {
      case "pin" -> {
        only(type, "document", "position");
        yield new Action.Pin(here("document", document), here("position", position));
      }
      case "hide" -> {
        only(type, "document");
        yield new Action.Hide(here("document", document));
      }
      case "boost" -> {
        only(type, "target", "factor");
        yield new Action.Boost(here("target", target), here("factor", factor));
      }
      case "bury" -> {
        only(type, "target", "factor");
        yield new Action.Bury(here("target", target), here("factor", factor));
      }
      case "filter" -> {
        only(type, "filter");
        yield new Action.Restrict(here("filter", filter));
      }
      case "replace" -> {
        only(type, "words", "with");
        yield new Action.Replace(here("words", words), here("with", with));
      }
      case "remove" -> {
        only(type, "words");
        yield new Action.Remove(here("words", words));
      }
      case "redirect" -> {
        only(type, "url");
        yield new Action.Redirect(here("url", url));
      }
      case "banner" -> {
        only(type, "data");
        yield new Action.Banner(strings(here("data", data)));
      }
      default ->
          throw new IllegalArgumentException(
              "'type' must be one of pin, hide, boost, bury, filter, replace, remove, redirect,"
                  + " banner, but was '%s'".formatted(type));
    };
  }

  private static <T> T here(String member, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("'%s' is missing".formatted(member));
    }
    return value;
  }

  private void only(String type, String... members) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("document", document);
    all.put("position", position);
    all.put("target", target);
    all.put("factor", factor);
    all.put("filter", filter);
    all.put("words", words);
    all.put("with", with);
    all.put("url", url);
    all.put("data", data);
    Set<String> besides = new TreeSet<>();
    all.forEach(
        (name, value) -> {
          if (value != null) {
            besides.add(name);
          }
        });
    List.of(members).forEach(besides::remove);
    if (!besides.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has %s, and nothing else, but here is '%s'"
              .formatted(type, String.join(", ", members), String.join("', '", besides)));
    }
  }

  private static Map<String, String> strings(Map<String, @Nullable String> data) {
    Map<String, String> strings = new HashMap<>();
    data.forEach((name, value) -> strings.put(name, here("data." + name, value)));
    return strings;
  }
}
