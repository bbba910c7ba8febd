package dev.auspex.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.platform.RawHttp.Reply;
import dev.auspex.contract.problem.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold for every reply, whatever was asked. */
public final class ReplyCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ESCAPE = Pattern.compile("%([2-7][0-9A-Fa-f])");
  private static final String PROBLEM = "application/problem+json";

  private static final Set<String> TYPES =
      Stream.of(ProblemType.values()).map(ProblemType::uri).collect(Collectors.toUnmodifiableSet());

  /** What no reply may tell, unless the request has said it itself. */
  private static final Map<String, Pattern> SECRETS =
      Map.of(
          "a physical name",
          Pattern.compile(
              "auspex\\.(?!dev/problems/)[\\w.-]+|auspex-cell-\\w+|\\b(?:txt|kw|num|dbl|flag|geo|vec\\d+)_\\d\\d\\b"
                  + "|\\btenant_index\\b|\\bauspex_deleted\\b"),
          "a class name",
          Pattern.compile(
              "\\b(?:[a-z][a-z0-9]*\\.){2,}[A-Z]\\w+|\\b\\w+(?:Exception|Error)\\b|\\n\\s+at "),
          "an address",
          Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b|localhost|\\[::1]"));

  private final String canary;

  /**
   * Checks replies.
   *
   * @param canary a term that only another tenant's documents have, and no request
   */
  public ReplyCheck(String canary) {
    this.canary = canary;
  }

  /** Everything that is wrong with {@code reply}, in words; empty if nothing is. */
  public List<String> wrongs(FuzzRequest request, Reply reply) {
    List<String> wrongs = new ArrayList<>();
    if (reply.status() == 500) {
      wrongs.add("status 500");
    }
    boolean bodyless = request.method().equals("HEAD");
    if (reply.status() / 100 != 2 && request.strictHttp() && !bodyless) {
      problem(reply, wrongs);
    }
    String wire = request.wire().toString();
    String said = wire + decoded(wire);
    String told = reply.headers() + "\n" + reply.body();
    if (told.contains(canary)) {
      wrongs.add("it shows the canary of another tenant");
    }
    SECRETS.forEach(
        (what, pattern) -> {
          Matcher found = pattern.matcher(told);
          while (found.find()) {
            if (!said.contains(found.group())) {
              wrongs.add("it shows %s: %s".formatted(what, found.group()));
              return;
            }
          }
        });
    return wrongs;
  }

  /** The percent escapes of ASCII read; what a path says, replies quote in the clear. */
  private static String decoded(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(escape.group(1), 16))));
  }

  private static void problem(Reply reply, List<String> wrongs) {
    if (!reply.header("content-type").startsWith(PROBLEM)) {
      wrongs.add(
          "status %d as '%s', not as a problem"
              .formatted(reply.status(), reply.header("content-type")));
      return;
    }
    try {
      JsonNode problem = JSON.readTree(reply.body());
      String type = problem.path("type").asText();
      if (!TYPES.contains(type)) {
        wrongs.add("a problem of an unknown type '%s'".formatted(type));
      }
      if (problem.path("status").asInt() != reply.status()) {
        wrongs.add("a problem of status %s".formatted(problem.path("status")));
      }
      for (String member : List.of("title", "detail", "instance", "traceId")) {
        if (!problem.path(member).isTextual()) {
          wrongs.add("a problem without " + member);
        }
      }
    } catch (IOException noJson) {
      wrongs.add("a problem that is no JSON");
    }
  }
}
