package dev.auspex.modelserver.protocol;

import dev.auspex.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks texts of a body: there, not too many, not too long. */
final class Texts {
  private final LimitsConfig limits;

  Texts(LimitsConfig limits) {
    this.limits = limits;
  }

  /** The texts at {@code path}; what is wrong goes into {@code violations}. */
  List<String> list(
      @Nullable List<@Nullable String> values, String path, List<Violation> violations) {
    if (values == null || values.isEmpty() || values.size() > limits.maxDocuments()) {
      violations.add(
          new Violation(
              path,
              "1 to %d texts, but came %s"
                  .formatted(limits.maxDocuments(), values == null ? "none" : values.size())));
      return List.of();
    }
    List<String> texts = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      texts.add(one(values.get(i), path + "[" + i + "]", violations));
    }
    return texts;
  }

  /** The text at {@code path}; what is wrong goes into {@code violations}. */
  String one(@Nullable String text, String path, List<Violation> violations) {
    if (text == null) {
      violations.add(new Violation(path, "a string, but came null or nothing"));
      return "";
    }
    if (text.length() > limits.maxTextLength()) {
      violations.add(
          new Violation(
              path,
              "a text of at most %d characters, but came %d"
                  .formatted(limits.maxTextLength(), text.length())));
    }
    return text;
  }
}
