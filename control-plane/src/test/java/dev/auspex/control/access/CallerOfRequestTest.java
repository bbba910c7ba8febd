package dev.auspex.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.TenantId;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerOfRequestTest {
  private static final TenantId CINEMA = new TenantId("cinema");
  private static final TenantId PLACES = new TenantId("places");

  @Test
  void organizationsAsAListAreTenants() {
    assertThat(
            CallerOfRequest.tenants(Json.createArrayBuilder().add("cinema").add("places").build()))
        .containsExactlyInAnyOrder(CINEMA, PLACES);
    assertThat(CallerOfRequest.tenants(List.of("cinema"))).containsExactly(CINEMA);
  }

  @Test
  void organizationsAsAnObjectAreTenants() {
    assertThat(
            CallerOfRequest.tenants(
                Json.createObjectBuilder()
                    .add("cinema", Json.createObjectBuilder().add("id", "1"))
                    .build()))
        .containsExactly(CINEMA);
  }

  @Test
  void oneOrganizationAsAStringIsATenant() {
    assertThat(CallerOfRequest.tenants("cinema")).containsExactly(CINEMA);
    assertThat(CallerOfRequest.tenants(Json.createValue("cinema"))).containsExactly(CINEMA);
  }

  @Test
  void anAliasThatNamesNoTenantIsLeftOut() {
    assertThat(CallerOfRequest.tenants(List.of("Cinema", "*", "", "places")))
        .containsExactly(PLACES);
  }

  @Test
  void aTokenWithoutOrganizationsBelongsToNoTenant() {
    assertThat(CallerOfRequest.tenants(null)).isEmpty();
  }
}
