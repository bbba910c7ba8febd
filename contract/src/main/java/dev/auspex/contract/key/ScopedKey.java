package dev.auspex.contract.key;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that whoever holds an API key makes from it without a call: {@code axs_<payload>.<mac>}.
 *
 * <p>The payload is the JSON of a {@link dev.auspex.contract.snapshot.ScopedGrant} in base64url
 * without padding. The MAC is HMAC-SHA-256 over the ASCII text of the payload as it stands in the
 * token, with the parent's minting value as the key. The minting value is HMAC-SHA-256 over {@value
 * #LABEL} with the parent's secret as the key; from it nobody finds the secret.
 *
 * @param payload as it stands in the token
 * @param signature the MAC in base64url, 43 characters
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104, HMAC</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648, base64url</a>
 */
public record ScopedKey(String payload, String signature) {
  /** What all scoped keys begin with. */
  public static final String PREFIX = "axs_";

  /** Most characters of a whole token. */
  public static final int MAX_LENGTH = 4096;

  /** How far ahead a scoped key may expire, seen from when it is used. */
  public static final Duration MAX_LIFETIME = Duration.ofDays(30);

  /** What the minting value says that it is for. */
  public static final String LABEL = "auspex scoped key v1";

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern TOKEN =
      Pattern.compile(PREFIX + "([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{43})");
  private static final Pattern API_KEY = Pattern.compile("ax_[a-z0-9]{12}_(.+)");

  /** Reads a token; empty for text of another shape. Nothing of it is checked yet. */
  public static Optional<ScopedKey> parse(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher matcher = TOKEN.matcher(token);
    return matcher.matches()
        ? Optional.of(new ScopedKey(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /**
   * Mints a token.
   *
   * @param apiKey the parent as it was shown once, {@code ax_<id>_<secret>}
   * @param grant JSON of a {@link dev.auspex.contract.snapshot.ScopedGrant}
   * @throws IllegalArgumentException where {@code apiKey} is none, or the token would be too long
   */
  public static String mint(String apiKey, String grant) {
    Matcher matcher = API_KEY.matcher(apiKey);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("an API key looks like ax_<12 characters>_<secret>");
    }
    String payload = encode(grant.getBytes(StandardCharsets.UTF_8));
    byte[] key = HexFormat.of().parseHex(mintingValue(matcher.group(1)));
    String token = PREFIX + payload + "." + encode(mac(key, payload));
    if (token.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a scoped key may have at most %d characters, but has %d"
              .formatted(MAX_LENGTH, token.length()));
    }
    return token;
  }

  /** The minting value of the API key with {@code secret}: 64 hexadecimal digits. */
  public static String mintingValue(String secret) {
    return HexFormat.of().formatHex(mac(secret.getBytes(StandardCharsets.UTF_8), LABEL));
  }

  /** Whether the parent of {@code mintingValue} signed this; takes the same time either way. */
  public boolean isSignedWith(String mintingValue) {
    byte[] key;
    try {
      key = HexFormat.of().parseHex(mintingValue);
    } catch (IllegalArgumentException none) {
      return false;
    }
    return key.length > 0
        && MessageDigest.isEqual(
            encode(mac(key, payload)).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.US_ASCII));
  }

  /** The JSON of the payload; empty where it is no base64url. */
  public Optional<String> grant() {
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Without the token: records end up in logs. */
  @Override
  public String toString() {
    return "ScopedKey[]";
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }
}
