package dev.auspex.contract.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names an immutable lexicon, which a gateway fetches once and keeps: a snapshot stays small
 * however many entries there are.
 *
 * @param digest SHA-256 of its packed form, the JSON of a {@link
 *     dev.auspex.contract.lexicon.Lexicon} compressed with gzip; 64 hexadecimal digits in lower
 *     case
 * @param bytes length of the packed form, 1 to {@value #MAX_BYTES}
 * @param entries entries and rules in all, at least 1
 */
public record LexiconRef(String digest, long bytes, int entries) {
  /** Longest packed form. */
  public static final int MAX_BYTES = 64 << 20;

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** Throws {@link IllegalArgumentException} outside of the ranges above. */
  public LexiconRef {
    if (!isDigest(digest)) {
      throw new IllegalArgumentException("a digest is 64 hexadecimal digits in lower case");
    }
    if (bytes < 1 || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a packed lexicon has 1 to %d bytes, not %d".formatted(MAX_BYTES, bytes));
    }
    if (entries < 1) {
      throw new IllegalArgumentException("a lexicon without entries is none at all");
    }
  }

  /** The name of the lexicon with this packed form. */
  public static LexiconRef of(byte[] packed, int entries) {
    return new LexiconRef(sha256(packed), packed.length, entries);
  }

  /** Whether {@code text} has the shape of a digest. */
  public static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** Whether {@code packed} is the packed form that this names. */
  public boolean names(byte[] packed) {
    return packed.length == bytes && sha256(packed).equals(digest);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
