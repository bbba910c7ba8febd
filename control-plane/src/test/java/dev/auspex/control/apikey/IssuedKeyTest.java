package dev.auspex.control.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuedKeyTest {
  @Test
  void theFirstTwoUnderscoresPartTheKeyWhateverTheSecretHolds() {
    IssuedKey key = new IssuedKey("k3v9x0a1b2c4", "_a_b-c");

    List<String> parts = List.of(key.text().split("_", 3));

    assertThat(parts).containsExactly("ax", "k3v9x0a1b2c4", "_a_b-c");
  }

  @Test
  void aRandomKeyHasTheDocumentedShape() {
    IssuedKey key = IssuedKey.random(new SecureRandom());

    assertThat(key.text()).matches("ax_[a-z0-9]{12}_[A-Za-z0-9_-]{43}");
  }

  @Test
  void onlyTheHashOfTheSecretIsForKeeping() {
    IssuedKey key = new IssuedKey("k3v9x0a1b2c4", "abc");

    // FIPS 180-2, appendix B.1
    assertThat(key.secretSha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(key.toString()).isEqualTo("IssuedKey[k3v9x0a1b2c4]");
  }

  @Test
  void twoKeysDiffer() {
    SecureRandom random = new SecureRandom();

    assertThat(IssuedKey.random(random)).isNotEqualTo(IssuedKey.random(random));
  }
}
