package dev.auspex.gateway.platform;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import java.io.FilterInputStream;
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

  /**
   * {@code body}, but reading past {@code maxBytes} throws {@link ProblemType#BODY_TOO_LARGE}: for
   * bodies that are worked on while they come in.
   */
  public static InputStream limited(InputStream body, long maxBytes) {
    return new FilterInputStream(body) {
      private long read;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        read += Math.max(0, count);
        if (read > maxBytes) {
          throw tooLarge(maxBytes);
        }
        return count;
      }
    };
  }

  /** The refusal of a body past {@code maxBytes}. */
  public static ApiProblem tooLarge(long maxBytes) {
    return ApiProblem.of(
        ProblemType.BODY_TOO_LARGE,
        "This body may have at most %d bytes; send it in smaller parts",
        maxBytes);
  }
}
