package dev.auspex.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.control.apikey.ApiKeyService;
import dev.auspex.control.apikey.NewApiKey;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.Wall;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Queries that forget to ask for a tenant, as no service may, and still see only the right rows.
 */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
class WallIT {
  private final TenantId own = new TenantId("t" + UUID.randomUUID());
  private final TenantId foreign = new TenantId("t" + UUID.randomUUID());

  @Inject TenantService tenants;
  @Inject ApiKeyService keys;
  @Inject Forgetful forgetful;
  @Inject DataSource database;

  @BeforeEach
  void twoTenantsWithAKeyEach() {
    for (TenantId tenant : List.of(own, foreign)) {
      tenants.create(tenant, "Test");
      keys.create(
          tenant,
          new NewApiKey(tenant.value(), List.of(ApiKeyScope.SEARCH), null, null, null, null));
    }
  }

  @Test
  void aQueryWithoutAFilterSeesOnlyTheTenantOfItsTransaction() {
    assertThat(forgetful.keyOwners(own)).containsExactly(own.value());
    assertThat(forgetful.tenants(own)).containsExactly(own.value());
    assertThat(forgetful.keyOwnersInANewTransaction(foreign)).containsExactly(foreign.value());
  }

  @Test
  void aChangeWithoutAFilterTouchesOnlyTheTenantOfItsTransaction() {
    assertThat(forgetful.revokeAll(own)).isEqualTo(1);

    assertThat(keys.list(own)).isEmpty();
    assertThat(keys.list(foreign)).hasSize(1);
  }

  @Test
  void aRowOfAnotherTenantCannotBeWritten() {
    assertThatThrownBy(() -> forgetful.addKeyOf(own, foreign))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void aTransactionThatSaysNothingSeesNothing() throws SQLException {
    assertThat(forgetful.keyOwnersOfNobody()).isEmpty();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from api_key")) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void platformWorkSeesAllTenantsAndTheWallStandsAgainAfterwards() {
    assertThat(forgetful.allKeyOwners()).contains(own.value(), foreign.value());
    assertThat(forgetful.openAndCloseAgain(own)).containsExactly(own.value());
    assertThat(forgetful.keyOwnersOfNobody()).isEmpty();
  }

  @Test
  void oneTransactionIsNotAboutTwoTenants() {
    assertThatThrownBy(() -> forgetful.goOnWith(own, foreign))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(own.value())
        .hasMessageContaining(foreign.value());
  }

  @Test
  void everyTableOfTenantsIsBehindTheWall() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select string_agg(c.relname, ', ') from pg_class c"
                    + " join pg_attribute a on a.attrelid = c.oid"
                    + " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
                    + " and (a.attname = 'tenant' or (a.attname = 'id' and c.relname = 'tenant'))"
                    + " and not (c.relrowsecurity and c.relforcerowsecurity)")) {
      rows.next();
      assertThat(rows.getString(1)).as("tables with a tenant and without tenant_wall").isNull();
    }
  }

  @ApplicationScoped
  static class Forgetful {
    private static final String OWNERS = "select tenant from api_key where revoked_at is null";

    @Inject EntityManager entities;
    @Inject Wall wall;

    @Transactional
    List<String> keyOwners(TenantId tenant) {
      return texts(OWNERS);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<String> keyOwnersInANewTransaction(TenantId tenant) {
      return texts(OWNERS);
    }

    @Transactional
    List<String> tenants(TenantId tenant) {
      return texts("select id from tenant");
    }

    @Transactional
    int revokeAll(TenantId tenant) {
      return entities.createNativeQuery("update api_key set revoked_at = now()").executeUpdate();
    }

    @Transactional
    int addKeyOf(TenantId tenant, TenantId other) {
      return entities
          .createNativeQuery(
              "insert into api_key select 'abcdefabcdef', '%s', name, secret_sha256, scopes, indexes,"
                      .formatted(other)
                  + " expires_at, created_at from api_key")
          .executeUpdate();
    }

    @Transactional
    List<String> keyOwnersOfNobody() {
      return texts(OWNERS);
    }

    @Transactional
    @PlatformWide("a test of it")
    List<String> allKeyOwners() {
      return texts(OWNERS);
    }

    @Transactional
    List<String> openAndCloseAgain(TenantId tenant) {
      try {
        assertThat(wall.open(() -> texts(OWNERS))).hasSizeGreaterThan(1);
      } catch (Exception failure) {
        throw new AssertionError(failure);
      }
      return texts(OWNERS);
    }

    private List<String> texts(String query) {
      List<?> rows = entities.createNativeQuery(query).getResultList();
      return rows.stream().map(Object::toString).toList();
    }

    @Transactional
    void goOnWith(TenantId tenant, TenantId other) {
      wall.limitTo(other);
    }
  }
}
