package dev.auspex.gateway.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads a request body that is one JSON object and must fit into memory. */
public final class JsonBody {
  private JsonBody() {}

  /**
   * What {@code body} says.
   *
   * @param json strict: refuses names that it does not know
   * @param example a body, for whoever sent null
   * @throws ApiProblem {@link ProblemType#BODY_TOO_LARGE}, {@link ProblemType#INVALID_REQUEST}
   * @throws UncheckedIOException where it is no JSON of that shape; the edge finds the place in it
   */
  public static <T> T read(
      ObjectMapper json, InputStream body, int maxBytes, Class<T> type, String example) {
    byte[] bytes = BoundedBody.read(body, maxBytes);
    @Nullable T read;
    try {
      read = json.readValue(bytes, type);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
    return required(read, example);
  }

  /** {@code read}, unless JSON's null stood there. */
  public static <T> T required(@Nullable T read, String example) {
    if (read == null) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          "The body must be a JSON object such as %s, but was null",
          example);
    }
    return read;
  }
}
