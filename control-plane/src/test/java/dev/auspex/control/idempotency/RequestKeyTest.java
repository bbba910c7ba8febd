package dev.auspex.control.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestKeyTest {
  private static final RequestKey KEY = new RequestKey("0a8f4c52-6f0f-4c9e-9d1d-3a1f6d1d2b11");

  @Test
  void onlyTheKeyOpensWhatItSealed() {
    byte[] reply = "{\"key\":\"secret\"}".getBytes(StandardCharsets.UTF_8);

    byte[] sealed = KEY.seal(reply, new byte[RequestKey.nonceBytes()]);

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    assertThat(KEY.open(sealed)).isEqualTo(reply);
    RequestKey other = new RequestKey("0a8f4c52-6f0f-4c9e-9d1d-3a1f6d1d2b12");
    assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherCallerOrAnotherPathIsAnotherRequest() {
    assertThat(KEY.id("clara", "POST /v1/tenants"))
        .matches("[0-9a-f]{64}")
        .isEqualTo(KEY.id("clara", "POST /v1/tenants"))
        .isNotEqualTo(KEY.id("pablo", "POST /v1/tenants"))
        .isNotEqualTo(KEY.id("clara", "POST /v1/tenants/cinema/indexes"));
  }

  @Test
  void aKeyIsLongEnoughToBeRandomAndPrintable() {
    assertThat(RequestKey.isValid("a".repeat(15))).isFalse();
    assertThat(RequestKey.isValid("a".repeat(16))).isTrue();
    assertThat(RequestKey.isValid("a".repeat(201))).isFalse();
    assertThat(RequestKey.isValid("with space in the key")).isFalse();
  }
}
