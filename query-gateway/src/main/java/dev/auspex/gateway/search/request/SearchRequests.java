package dev.auspex.gateway.search.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.gateway.platform.BoundedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entry of this stage. */
@Singleton
public class SearchRequests {
  private static final int MOST_BODY_BYTES = 64 * 1024;
  private static final int MOST_SIZE = 100;
  private static final int USUAL_SIZE = 10;

  private final ObjectMapper json;

  /**
   * Reads with {@code json}.
   *
   * @param json strict: refuses names that it does not know
   */
  public SearchRequests(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The search in {@code body} as the client wrote it.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST}, {@link ProblemType#BODY_TOO_LARGE}
   */
  public SearchBody parse(InputStream body) {
    return parse(BoundedBody.read(body, MOST_BODY_BYTES));
  }

  /**
   * {@code parsed} with what it leaves out, within the limits.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} naming each wrong member
   */
  public SearchQuery check(SearchBody parsed, RankingProfile profile) {
    int window = window(profile);
    int size = Objects.requireNonNullElse(parsed.size(), Math.min(USUAL_SIZE, window));
    int offset = Objects.requireNonNullElse(parsed.offset(), 0);
    List<Violation> violations = new ArrayList<>();
    String text = parsed.query();
    if (text == null) {
      violations.add(new Violation("query", "a string, empty for all documents"));
    }
    int mostSize = Math.min(MOST_SIZE, window);
    if (size < 1 || size > mostSize) {
      violations.add(new Violation("size", "1 to %d, but was %d".formatted(mostSize, size)));
    } else if (offset < 0 || offset > window - size) {
      violations.add(
          new Violation(
              "offset",
              "0 to %d, so that the page of %d ends within the %d ranked hits, but was %d"
                  .formatted(window - size, size, window, offset)));
    }
    if (text == null || !violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new SearchQuery(text, size, offset, window);
  }

  private SearchBody parse(byte[] bytes) {
    @Nullable SearchBody parsed;
    try {
      parsed = json.readValue(bytes, SearchBody.class);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable); // the edge finds the place in it
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
    if (parsed == null) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          "The body must be a JSON object such as {\"query\":\"…\"}, but was null");
    }
    return parsed;
  }

  /** No channel brings more than its quota, and the model sees no more than its window. */
  private static int window(RankingProfile profile) {
    int window =
        profile.channels().stream()
            .mapToInt(RankingProfile.RecallChannel::quota)
            .max()
            .orElseThrow();
    RankingProfile.Rerank rerank = profile.rerank();
    return rerank == null ? window : Math.max(window, rerank.window());
  }
}
