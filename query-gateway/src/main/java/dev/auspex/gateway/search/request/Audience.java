package dev.auspex.gateway.search.request;

import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.GeoPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who searches, and where. Rules may ask for it; ranking does not read it yet.
 *
 * @param location where they are; null where nothing is known, as for the others
 * @param user in the tenant's own words: the scoped key's, or what the body says
 * @param session their visit
 * @param context what else is known, at most {@value #MOST_CONTEXT} short strings
 */
public record Audience(
    @Nullable GeoPoint location,
    @Nullable String user,
    @Nullable String session,
    Map<String, String> context) {
  /** Nobody in particular. */
  public static final Audience UNKNOWN = new Audience(null, null, null, Map.of());

  static final int MOST_ID_LENGTH = 128;
  static final int MOST_CONTEXT = 20;
  private static final int MOST_NAME_LENGTH = 64;
  private static final int MOST_VALUE_LENGTH = 256;

  /** Copies {@code context}. */
  public Audience {
    context = Map.copyOf(context);
  }

  /** What {@code body} and the credentials say; adds to {@code violations} what is wrong. */
  static Audience of(SearchBody body, @Nullable String keyUser, List<Violation> violations) {
    checkId("user", body.user(), violations);
    checkId("session", body.session(), violations);
    return new Audience(
        body.location(),
        keyUser == null ? body.user() : keyUser,
        body.session(),
        context(body.context() == null ? Map.of() : body.context(), violations));
  }

  private static void checkId(String member, @Nullable String id, List<Violation> violations) {
    if (id != null
        && (id.isBlank()
            || id.length() > MOST_ID_LENGTH
            || id.codePoints().anyMatch(Character::isISOControl))) {
      violations.add(
          new Violation(
              member, "1 to %d characters without control characters".formatted(MOST_ID_LENGTH)));
    }
  }

  private static Map<String, String> context(
      Map<String, @Nullable String> context, List<Violation> violations) {
    if (context.size() > MOST_CONTEXT) {
      violations.add(
          new Violation(
              "context",
              "at most %d members, but there are %d".formatted(MOST_CONTEXT, context.size())));
      return Map.of();
    }
    Map<String, String> checked = new HashMap<>();
    context.forEach(
        (name, value) -> {
          if (name.isEmpty() || name.length() > MOST_NAME_LENGTH) {
            violations.add(
                new Violation(
                    "context", "names of 1 to %d characters".formatted(MOST_NAME_LENGTH)));
          } else if (value == null || value.length() > MOST_VALUE_LENGTH) {
            violations.add(
                new Violation(
                    "context." + name,
                    "a string of at most %d characters".formatted(MOST_VALUE_LENGTH)));
          } else {
            checked.put(name, value);
          }
        });
    return checked;
  }
}
