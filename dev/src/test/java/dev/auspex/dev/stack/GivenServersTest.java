package dev.auspex.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class GivenServersTest {
  @Test
  void aPostgresAddressBecomesAJdbcAddressWithoutItsPassword() {
    assertThat(ServiceLaunch.jdbcAddress(URI.create("postgresql://me:secret@db.example/auspex")))
        .isEqualTo("jdbc:postgresql://db.example:5432/auspex");
  }

  @Test
  void anotherSchemeIsRefusedWithTheExpectedForm() {
    assertThatThrownBy(() -> ServiceLaunch.jdbcAddress(URI.create("mysql://db.example/auspex")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("postgresql://user:password@host:port/database");
  }
}
