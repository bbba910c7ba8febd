package dev.auspex.control.request;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses bodies past what most methods take, whether or not the request announces its length. */
public final class BodyLimitFilter {
  /** Most bytes of the body of a method without {@link LargeBody}. */
  public static final int USUAL_BYTES = 1 << 20;

  private static final int AFTER_ACCESS = 6000;

  /** Throws the refusal; the edge answers with it. */
  @ServerRequestFilter(priority = AFTER_ACCESS)
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    if (resource.getResourceMethod().isAnnotationPresent(LargeBody.class)) {
      return;
    }
    if (request.getLength() > USUAL_BYTES) {
      throw tooLarge();
    }
    if (request.getLength() < 0 && request.hasEntity()) {
      request.setEntityStream(bounded(request.getEntityStream()));
    }
  }

  private static InputStream bounded(InputStream body) {
    return new FilterInputStream(body) {
      private long read;

      @Override
      public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int bytes = super.read(target, offset, length);
        count(Math.max(0, bytes));
        return bytes;
      }

      private void count(int bytes) {
        read += bytes;
        if (read > USUAL_BYTES) {
          throw tooLarge();
        }
      }
    };
  }

  private static ApiProblem tooLarge() {
    return ApiProblem.of(
        ProblemType.BODY_TOO_LARGE, "This body may have at most %d bytes", USUAL_BYTES);
  }
}
