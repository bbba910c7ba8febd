package dev.auspex.ranking.model;

import java.io.IOException;

/** The server sends more than any right answer needs. */
final class BodyTooLargeException extends IOException {
  BodyTooLargeException(long mostBytes) {
    super("answer longer than " + mostBytes + " bytes");
  }
}
