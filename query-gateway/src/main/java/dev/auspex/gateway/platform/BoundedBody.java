package dev.auspex.gateway.platform;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request body that must fit into memory. */
public final class BoundedBody {
  private BoundedBody() {}

  /**
   * All bytes of {@code body}.
   *
   * @throws ApiProblem {@link ProblemType#BODY_TOO_LARGE} past {@code maxBytes}, whether or not the
   *     request announced its length; {@link ProblemType#INVALID_REQUEST} where the client stopped
   *     sending
   */
  public static byte[] read(InputStream body, int maxBytes) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(maxBytes + 1);
    } catch (IOException broken) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "The body ended before its end")
          .causedBy(broken);
    }
    if (bytes.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return bytes;
  }

  /** The refusal of a body past {@code maxBytes}. */
  public static ApiProblem tooLarge(long maxBytes) {
    return ApiProblem.of(
        ProblemType.BODY_TOO_LARGE,
        "This body may have at most %d bytes; send it in smaller parts",
        maxBytes);
  }
}
