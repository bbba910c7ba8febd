package dev.auspex.control.access;

import static dev.auspex.control.access.TenantAccess.Right.READ;
import static dev.auspex.control.access.TenantAccess.Right.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.TenantId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TenantAccessTest {
  private static final TenantId OWN = new TenantId("cinema");
  private static final TenantId FOREIGN = new TenantId("places");

  @ParameterizedTest
  @CsvSource({
    // role, read own, write own, read foreign, write foreign, create tenants, read the snapshot
    "PLATFORM_ADMIN,     true,  true,  true,  true,  true,  false",
    "PLATFORM_OPERATOR,  true,  false, true,  false, false, false",
    "TENANT_ADMIN,       true,  true,  false, false, false, false",
    "RELEVANCE_ENGINEER, true,  false, false, false, false, false",
    "MERCHANDISER,       true,  false, false, false, false, false",
    "VIEWER,             true,  false, false, false, false, false",
    "GATEWAY,            false, false, false, false, false, true",
  })
  void eachRoleReachesExactlyThis(
      Role role,
      boolean readOwn,
      boolean writeOwn,
      boolean readForeign,
      boolean writeForeign,
      boolean createTenants,
      boolean readSnapshot) {
    Caller caller = new Caller(Set.of(role), Set.of(OWN));

    assertThat(TenantAccess.allows(caller, READ, OWN)).isEqualTo(readOwn);
    assertThat(TenantAccess.allows(caller, WRITE, OWN)).isEqualTo(writeOwn);
    assertThat(TenantAccess.allows(caller, READ, FOREIGN)).isEqualTo(readForeign);
    assertThat(TenantAccess.allows(caller, WRITE, FOREIGN)).isEqualTo(writeForeign);
    assertThat(TenantAccess.seesEveryTenant(caller)).isEqualTo(readForeign);
    assertThat(TenantAccess.createsTenants(caller)).isEqualTo(createTenants);
    assertThat(TenantAccess.readsSnapshot(caller)).isEqualTo(readSnapshot);
  }

  @Test
  void membershipWithoutARoleReachesNothing() {
    Caller caller = new Caller(Set.of(), Set.of(OWN));

    assertThat(TenantAccess.allows(caller, READ, OWN)).isFalse();
    assertThat(TenantAccess.allows(caller, WRITE, OWN)).isFalse();
  }

  @Test
  void tenantAdminWithoutAnOrganizationReachesNothing() {
    Caller caller = new Caller(Set.of(Role.TENANT_ADMIN), Set.of());

    assertThat(TenantAccess.allows(caller, READ, OWN)).isFalse();
  }

  @Test
  void theWidestOfSeveralRolesCounts() {
    Caller caller = new Caller(Set.of(Role.VIEWER, Role.TENANT_ADMIN), Set.of(OWN, FOREIGN));

    assertThat(TenantAccess.allows(caller, WRITE, FOREIGN)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyRoleIsFoundByItsNameInTokens(Role role) {
    assertThat(Role.named(role.wireName())).contains(role);
    assertThat(role.wireName()).matches("[a-z-]+");
  }

  @Test
  void rolesThatKeycloakAddsAreUnknown() {
    assertThat(Role.named("offline_access")).isEmpty();
  }
}
