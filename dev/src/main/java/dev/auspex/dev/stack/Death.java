package dev.auspex.dev.stack;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part has ended that nobody asked the stack to stop.
 *
 * @param part which one
 * @param endsAll whether the rest is of no use without it, or it broke by itself
 * @param message what happened, for a person
 */
public record Death(Part part, boolean endsAll, String message) {
  /** SIGINT, SIGKILL and SIGTERM, as a shell counts them: somebody wanted this. */
  private static final Set<Integer> KILLED = Set.of(130, 137, 143);

  /**
   * Judges the end of {@code part}. Search outlives model server, control plane, Keycloak and
   * PostgreSQL, so killing one of these from outside shows just that; a crash is never passed over.
   *
   * @param exitCode null for PostgreSQL, which is no child of ours
   */
  static Death of(Part part, @Nullable Integer exitCode, LogFile log) {
    boolean searchGoesOn =
        switch (part) {
          case POSTGRES, KEYCLOAK, MODEL_SERVER, CONTROL_PLANE -> true;
          case ELASTICSEARCH, QUERY_GATEWAY -> false;
        };
    if (searchGoesOn && (exitCode == null || KILLED.contains(exitCode))) {
      return new Death(
          part,
          false,
          "was killed from outside; search goes on without it. ./auspex down and up bring it back.");
    }
    String how = exitCode == null ? "" : " with exit code " + exitCode;
    return new Death(
        part, true, "ended unexpectedly%s. The end of its log:%n%s".formatted(how, log.tail()));
  }
}
