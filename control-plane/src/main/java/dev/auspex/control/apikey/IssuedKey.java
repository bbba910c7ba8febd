package dev.auspex.control.apikey;

import dev.auspex.contract.key.ScopedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A new key {@code ax_<id>_<secret>}. The id has no underscore, so the first two underscores part
 * the key, whatever the secret holds.
 *
 * @param id public part, {@value #ID_LENGTH} characters of {@code a-z0-9}
 * @param secret 32 random bytes in base64url without padding, 43 characters; never stored
 */
record IssuedKey(String id, String secret) {
  static final int ID_LENGTH = 12;
  private static final int SECRET_BYTES = 32;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  static IssuedKey random(SecureRandom random) {
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new IssuedKey(
        id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** The key as the client sends it. */
  String text() {
    return "ax_" + id + "_" + secret;
  }

  /**
   * SHA-256 of the secret's UTF-8 bytes, 64 hexadecimal digits. The secret is 256 random bits, so
   * no slow hash is needed: there is nothing to guess.
   */
  String secretSha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** What scoped keys made from this one are signed with; shows nothing of the secret. */
  String mintingValue() {
    return ScopedKey.mintingValue(secret);
  }

  /** Without the secret: records end up in logs. */
  @Override
  public String toString() {
    return "IssuedKey[" + id + "]";
  }
}
