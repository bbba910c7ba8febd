package dev.auspex.gateway.search.request;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals where a page ended into a token that says nothing and opens for the same search alone. The
 * key is derived from the secret and from what the token is good for (tenant, index, query, filter,
 * order), so that a token of anything else is no different from a forged one, and so that no key
 * seals many.
 *
 * <p>A token is base64url of a nonce of 12 bytes and of AES-256-GCM over expiry, count and place.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-38D">NIST SP 800-38D: Galois/Counter Mode</a>
 */
@Startup // a secret that is too short stops the start
@Singleton
public class Cursors {
  private static final int LEAST_SECRET_LENGTH = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final byte[] secret;
  private final Duration lifetime;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @jakarta.inject.Inject
  Cursors(CursorConfig config, Clock clock) {
    this(config.secret(), config.lifetime(), clock);
  }

  /** Seals with keys from {@code secret}, for {@code lifetime}. */
  public Cursors(String secret, Duration lifetime, Clock clock) {
    if (secret.length() < LEAST_SECRET_LENGTH) {
      throw new IllegalStateException(
          "gateway.cursor.secret must have at least %d characters, but has %d"
              .formatted(LEAST_SECRET_LENGTH, secret.length()));
    }
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * Where a page begins.
   *
   * @param seen hits before it
   * @param place where the page before it ended, in the engine's words; null by relevance
   */
  public record Position(long seen, @Nullable String place) {}

  /** A token for {@code position} of the search {@code scope}. */
  public String seal(Position position, CursorScope scope) {
    byte[] place =
        position.place() == null ? new byte[0] : position.place().getBytes(StandardCharsets.UTF_8);
    ByteBuffer plain = ByteBuffer.allocate(2 * Long.BYTES + place.length);
    plain
        .putLong(clock.instant().plus(lifetime).toEpochMilli())
        .putLong(position.seen())
        .put(place);
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, scope).doFinal(plain.array());
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES-GCM", impossible);
    }
  }

  /** What {@code token} holds; empty where it is no token of {@code scope}, or an old one. */
  public Optional<Position> open(String token, CursorScope scope) {
    try {
      ByteBuffer sealed = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      byte[] nonce = new byte[NONCE_BYTES];
      sealed.get(nonce);
      byte[] rest = new byte[sealed.remaining()];
      sealed.get(rest);
      ByteBuffer plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce, scope).doFinal(rest));
      Instant until = Instant.ofEpochMilli(plain.getLong());
      long seen = plain.getLong();
      String place = StandardCharsets.UTF_8.decode(plain).toString();
      return clock.instant().isBefore(until)
          ? Optional.of(new Position(seen, place.isEmpty() ? null : place))
          : Optional.empty();
    } catch (IllegalArgumentException
        | BufferUnderflowException
        | GeneralSecurityException forged) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, CursorScope scope) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    byte[] key = mac.doFinal(scope.bytes());
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
