package dev.auspex.gateway.compatible;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ClosestName;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of the address behind the question mark: a closed list for each path. */
final class Parameters {
  /** What changes only how a reply looks, or nothing at all. */
  private static final List<String> EVERYWHERE = List.of("pretty", "human", "error_trace");

  private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

  private final MultivaluedMap<String, String> values;

  private Parameters(MultivaluedMap<String, String> values) {
    this.values = values;
  }

  /** Those of {@code uri}, which has to have none but {@code names}. */
  static Parameters of(UriInfo uri, String... names) {
    List<String> known = Stream.concat(Stream.of(names), EVERYWHERE.stream()).toList();
    MultivaluedMap<String, String> values = uri.getQueryParameters();
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw wrong(
            name.length() > 40 ? name.substring(0, 40) : name,
            "nothing: this parameter is not supported here"
                + ClosestName.of(name, known).map("; did you mean '%s'?"::formatted).orElse(""));
      }
    }
    return new Parameters(values);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.getFirst(name));
  }

  /** Whether {@code name} is there and not false. */
  boolean flag(String name) {
    return find(name)
        .map(
            value ->
                switch (value) {
                  case "", "true" -> true;
                  case "false" -> false;
                  default -> throw wrong(name, "true or false");
                })
        .orElse(false);
  }

  /** Whether the reply waits until searches see what was written. */
  boolean refresh() {
    return find("refresh")
        .map(
            value ->
                switch (value) {
                  case "", "true", "wait_for" -> true;
                  case "false" -> false;
                  default -> throw wrong("refresh", "true, false or wait_for");
                })
        .orElse(false);
  }

  /** The version that {@code if_seq_no} and {@code if_primary_term} want, which come together. */
  OptionalLong wantedVersion() {
    Optional<String> number = find("if_seq_no");
    Optional<String> term = find("if_primary_term");
    if (number.isEmpty() && term.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!number.map(value -> VERSION.matcher(value).matches()).orElse(false)
        || !term.orElse("").equals("1")) {
      throw wrong("if_seq_no", "_seq_no and _primary_term of the same document in a reply");
    }
    return OptionalLong.of(Long.parseLong(number.orElseThrow()));
  }

  static ApiProblem wrong(String name, String expected) {
    return ApiProblem.of(ProblemType.INVALID_REQUEST, List.of(new Violation("?" + name, expected)));
  }
}
