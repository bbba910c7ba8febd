package dev.auspex.dev.fault;

import java.time.Duration;

/** What is wrong between a client and a server. */
public sealed interface Fault {
  /** Nothing: bytes pass as they come. */
  record None() implements Fault {}

  /**
   * Every piece of an answer comes late.
   *
   * @param by how late, not negative
   */
  record Delay(Duration by) implements Fault {
    /** Refuses a negative delay. */
    public Delay {
      if (by.isNegative()) {
        throw new IllegalArgumentException("a delay is not negative, but was " + by);
      }
    }
  }

  /**
   * Answers trickle.
   *
   * @param bytesPerSecond at least 1
   */
  record Drip(int bytesPerSecond) implements Fault {
    /** Refuses a drip that never ends. */
    public Drip {
      if (bytesPerSecond < 1) {
        throw new IllegalArgumentException("at least 1 byte per second, but was " + bytesPerSecond);
      }
    }
  }

  /**
   * The connection is reset in the middle of an answer.
   *
   * @param afterBytes so many bytes of the answer still come through; 0 for none
   */
  record Cut(int afterBytes) implements Fault {
    /** Refuses a negative length. */
    public Cut {
      if (afterBytes < 0) {
        throw new IllegalArgumentException("0 bytes or more, but was " + afterBytes);
      }
    }
  }

  /** Nobody listens: open connections are reset, new ones refused by the operating system. */
  record Refuse() implements Fault {}

  /** Connections are accepted and requests read, and no answer ever comes. */
  record Silence() implements Fault {}

  /**
   * The proxy answers each HTTP/1.1 request itself, and the server never sees it.
   *
   * @param status the HTTP status
   * @param headers further header lines, each ended with CRLF; may be empty
   * @param body a JSON body
   */
  record Answer(int status, String headers, String body) implements Fault {
    /** What an overloaded Elasticsearch answers: 429, to be tried again after a second. */
    public static Answer tooManyRequests() {
      return new Answer(
          429,
          "Retry-After: 1\r\nX-elastic-product: Elasticsearch\r\n",
          "{\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"fault proxy\"},"
              + "\"status\":429}");
    }
  }
}
