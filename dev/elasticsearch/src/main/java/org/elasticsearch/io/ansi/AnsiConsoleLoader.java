package org.elasticsearch.io.ansi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Loaded by the server by this name. Answers null, which means that no terminal is attached. */
public final class AnsiConsoleLoader implements Supplier<@Nullable Object> {
  /** For the server, which makes one by reflection. */
  public AnsiConsoleLoader() {}

  @Override
  public @Nullable Object get() {
    return null;
  }
}
