package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentIdTest {
  @ParameterizedTest
  @CsvSource({"m1,true", "'a/b?c#d',true", "映画,true", "'',false", "'a\u0000b',false"})
  void isShortAndPrintable(String id, boolean fine) {
    assertThat(DocumentId.check(id).isEmpty()).isEqualTo(fine);
  }

  @Test
  void hasAtMost384Bytes() {
    assertThat(DocumentId.check("é".repeat(192))).isEmpty();
    assertThat(DocumentId.check("é".repeat(192) + "a"))
        .contains(new Violation("id", "1 to 384 bytes in UTF-8, but was 385"));
  }
}
