package dev.auspex.gateway.compatible;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers which texts are looked for in which fields, so that hits can be marked. Not for use by
 * several threads.
 */
final class MarkedTexts {
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private boolean paused;

  /** Stops remembering, for what must not be found; says whether it had stopped before. */
  boolean pause() {
    boolean before = paused;
    paused = true;
    return before;
  }

  /** Goes on as {@code before} says. */
  void resume(boolean before) {
    paused = before;
  }

  void add(String field, String text) {
    if (!paused) {
      texts.computeIfAbsent(field, name -> new StringBuilder()).append(text).append(' ');
    }
  }

  /** What was looked for in {@code field}; empty where nothing was. */
  String of(String field) {
    return String.valueOf(texts.getOrDefault(field, new StringBuilder())).strip();
  }

  /** What was looked for anywhere. */
  String all() {
    return String.join(" ", new TreeMap<>(texts).values()).strip();
  }
}
