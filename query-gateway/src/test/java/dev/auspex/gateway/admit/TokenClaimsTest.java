package dev.auspex.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenClaimsTest {
  @Test
  void organizationsComeAsAListOfAliases() {
    assertThat(TokenClaims.strings(Json.createArrayBuilder(List.of("cinema", "places")).build()))
        .containsExactlyInAnyOrder("cinema", "places");
  }

  @Test
  void organizationsComeAsAMapFromAliasToAttributes() {
    assertThat(
            TokenClaims.strings(
                Json.createObjectBuilder(Map.of("cinema", Map.of("id", "1"))).build()))
        .containsExactly("cinema");
  }

  @Test
  void noClaimNamesNoOrganization() {
    assertThat(TokenClaims.strings(null)).isEmpty();
    assertThat(TokenClaims.strings(Json.createValue(7))).isEmpty();
  }

  @Test
  void rolesOfOthersMeanNothing() {
    assertThat(Role.named("tenant-admin")).contains(Role.TENANT_ADMIN);
    assertThat(Role.named("offline_access")).isEmpty();
    assertThat(Role.named("TENANT_ADMIN")).isEmpty();
  }
}
