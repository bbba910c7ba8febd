package dev.auspex.control.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is made of the key that a client chose. The database holds neither it nor a reply that can
 * be read without it: a reply may show an API key, of which there is only a hash otherwise.
 *
 * @param key as it was sent
 */
record RequestKey(String key) {
  static final int LEAST = 16;
  static final int MOST = 200;
  static final String EXPECTATION =
      "%d to %d printable ASCII characters, at random, such as a UUID".formatted(LEAST, MOST);

  private static final String HMAC = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  static boolean isValid(String key) {
    return key.length() >= LEAST
        && key.length() <= MOST
        && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Names the request: another caller or another path is another request. Hexadecimal. */
  String id(String caller, String operation) {
    return HexFormat.of().formatHex(hmac("id\n" + caller + "\n" + operation));
  }

  /**
   * Encrypts.
   *
   * @param nonce {@value #NONCE_BYTES} random bytes
   */
  byte[] seal(byte[] reply, byte[] nonce) {
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, reply);
    byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
    return both;
  }

  /** What {@link #seal} was given. */
  byte[] open(byte[] sealed) {
    return crypt(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, NONCE_BYTES),
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  static int nonceBytes() {
    return NONCE_BYTES;
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(hmac("reply"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("a stored reply cannot be sealed or opened", broken);
    }
  }

  private byte[] hmac(String label) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), HMAC));
      return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "RequestKey";
  }
}
