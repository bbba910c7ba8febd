package dev.auspex.control.audit;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.request.Names;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of entries, as the client sent them. */
public class AuditQuery {
  private static final int MOST = 1000;
  private static final int USUAL = 100;

  @Parameter(description = "User name of who made the change")
  @RestQuery
  @Nullable String actor;

  @Parameter(description = "Beginning of the action, as tenant. or tenant.suspend")
  @RestQuery
  @Nullable String action;

  @Parameter(description = "Beginning of the subject, as index/ or index/movies")
  @RestQuery
  @Nullable String subject;

  @Parameter(description = "Not before this time, as 2026-01-31T00:00:00Z")
  @RestQuery
  @Nullable String since;

  @Parameter(description = "Before this time")
  @RestQuery
  @Nullable String until;

  @Parameter(description = "Entries per page, 1 to 1000; 100 unless given")
  @RestQuery
  @Nullable String limit;

  @Parameter(description = "The member next of the page before")
  @RestQuery
  @Nullable String cursor;

  /** What is wanted, checked. */
  record Checked(AuditFilter filter, long before, int most) {}

  /** Throws a problem that names every wrong parameter. */
  Checked checked() {
    List<Violation> violations = new ArrayList<>();
    AuditFilter filter =
        new AuditFilter(
            actor,
            action,
            subject,
            time("since", since, violations),
            time("until", until, violations));
    int most = limit == null ? USUAL : number(limit);
    if (most < 1 || most > MOST) {
      violations.add(Names.violation("limit", "1 to " + MOST, limit));
    }
    long before = cursor == null ? Long.MAX_VALUE : position(cursor);
    if (before < 0) {
      violations.add(Names.violation("cursor", "the member next of another page", cursor));
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new Checked(filter, before, most);
  }

  /** The page with these items, of which there may be one more than {@code most}. */
  static AuditPage page(List<AuditEntryView> found, int most) {
    if (found.size() <= most) {
      return new AuditPage(found, null);
    }
    List<AuditEntryView> items = found.subList(0, most);
    return new AuditPage(items, cursor(items.getLast().id()));
  }

  static String cursor(long id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Long.toString(id).getBytes(StandardCharsets.US_ASCII));
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException noCursor) {
      return -1;
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      return -1;
    }
  }

  private static @Nullable Instant time(
      String field, @Nullable String text, List<Violation> violations) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException noTime) {
      violations.add(Names.violation(field, "a time as 2026-01-31T00:00:00Z", text));
      return null;
    }
  }
}
