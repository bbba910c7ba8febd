package dev.auspex.gateway.elastic;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads refusals of writes whose version is not the highest. */
final class Conflicts {
  static final String TYPE = "version_conflict_engine_exception";

  /** The only place where the engine tells the version that it holds, that of a delete included. */
  private static final Pattern HELD = Pattern.compile("current version \\[(\\d{1,18})]");

  private Conflicts() {}

  static boolean is(int status, @Nullable String type) {
    return status == 409 && TYPE.equals(type);
  }

  /** The version that the engine holds; empty where it does not say. */
  static OptionalLong heldVersion(@Nullable String reason) {
    Matcher held = HELD.matcher(reason == null ? "" : reason);
    return held.find() ? OptionalLong.of(Long.parseLong(held.group(1))) : OptionalLong.empty();
  }
}
