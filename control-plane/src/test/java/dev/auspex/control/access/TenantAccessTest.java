package dev.auspex.control.access;

import static dev.auspex.control.access.TenantAccess.Right.AUDIT;
import static dev.auspex.control.access.TenantAccess.Right.MERCHANDISE;
import static dev.auspex.control.access.TenantAccess.Right.READ;
import static dev.auspex.control.access.TenantAccess.Right.TUNE;
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
    // role, own: read, write, tune, merchandise, audit; foreign: read, write, tune, merchandise,
    // audit; create tenants, read the snapshot
    "PLATFORM_ADMIN,     true,  true,  true,  true,  true,  true,  true,  true,  true,  true,  true,  false",
    "PLATFORM_OPERATOR,  true,  false, false, false, true,  true,  false, false, false, true,  false, false",
    "TENANT_ADMIN,       true,  true,  true,  true,  true,  false, false, false, false, false, false, false",
    "RELEVANCE_ENGINEER, true,  false, true,  true,  false, false, false, false, false, false, false, false",
    "MERCHANDISER,       true,  false, false, true,  false, false, false, false, false, false, false, false",
    "VIEWER,             true,  false, false, false, false, false, false, false, false, false, false, false",
    "GATEWAY,            false, false, false, false, false, false, false, false, false, false, false, true",
  })
  void eachRoleReachesExactlyThis(
      Role role,
      boolean readOwn,
      boolean writeOwn,
      boolean tuneOwn,
      boolean merchandiseOwn,
      boolean auditOwn,
      boolean readForeign,
      boolean writeForeign,
      boolean tuneForeign,
      boolean merchandiseForeign,
      boolean auditForeign,
      boolean createTenants,
      boolean readSnapshot) {
    Caller caller = new Caller(Set.of(role), Set.of(OWN));

    assertThat(TenantAccess.allows(caller, READ, OWN)).isEqualTo(readOwn);
    assertThat(TenantAccess.allows(caller, WRITE, OWN)).isEqualTo(writeOwn);
    assertThat(TenantAccess.allows(caller, TUNE, OWN)).isEqualTo(tuneOwn);
    assertThat(TenantAccess.allows(caller, MERCHANDISE, OWN)).isEqualTo(merchandiseOwn);
    assertThat(TenantAccess.allows(caller, MERCHANDISE, FOREIGN)).isEqualTo(merchandiseForeign);
    assertThat(TenantAccess.allows(caller, AUDIT, OWN)).isEqualTo(auditOwn);
    assertThat(TenantAccess.allows(caller, TUNE, FOREIGN)).isEqualTo(tuneForeign);
    assertThat(TenantAccess.allows(caller, AUDIT, FOREIGN)).isEqualTo(auditForeign);
    assertThat(TenantAccess.allows(caller, READ, FOREIGN)).isEqualTo(readForeign);
    assertThat(TenantAccess.allows(caller, WRITE, FOREIGN)).isEqualTo(writeForeign);
    assertThat(TenantAccess.seesEveryTenant(caller)).isEqualTo(readForeign);
    assertThat(TenantAccess.createsTenants(caller)).isEqualTo(createTenants);
    assertThat(TenantAccess.readsSnapshot(caller)).isEqualTo(readSnapshot);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/tenants/cinema,                           READ",
    "POST,   /v1/tenants/cinema/indexes,                   WRITE",
    "GET,    /v1/tenants/cinema/indexes/movies/bundles,    READ",
    "POST,   /v1/tenants/cinema/indexes/movies/bundles,    TUNE",
    "POST,   /v1/tenants/cinema/indexes/movies/bundles/2/publish, TUNE",
    "PUT,    /v1/tenants/cinema/indexes/movies/dictionaries/synonyms, TUNE",
    "GET,    /v1/tenants/cinema/indexes/movies/rules,      READ",
    "DELETE, /v1/tenants/cinema/indexes/movies/rules/entries/xmas, MERCHANDISE",
    "POST,   /v1/tenants/cinema/indexes/bundles,           WRITE",
    "PUT,    /v1/tenants/cinema/indexes/movies/schema,     WRITE",
    "DELETE, /v1/tenants/cinema/api-keys/bundles,          WRITE",
    "GET,    /v1/tenants/cinema/audit,                     AUDIT",
    "GET,    /v1/tenants/cinema/audit/export,              AUDIT",
    "DELETE, /v1/tenants/cinema/audit,                     WRITE",
    "GET,    /v1/tenants/audit/indexes,                    READ",
  })
  void aRequestNeedsTheRightOfItsMethodAndPath(
      String method, String path, TenantAccess.Right right) {
    assertThat(TenantAccessFilter.right(method, path)).isEqualTo(right);
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
