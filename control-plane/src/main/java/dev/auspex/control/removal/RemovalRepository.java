package dev.auspex.control.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
class RemovalRepository {
  /** A tenant to remove, and the revision with which gateways stop to serve it. */
  record Due(TenantId tenant, long closedRevision) {}

  /**
   * Tables of tenants that outlive them: what was changed by whom, that gateways forget it, and the
   * proof. None holds a document or a secret.
   */
  private static final String KEPT = "('audit_entry', 'publication', 'removed_tenant')";

  private static final String TABLES =
      "select cast(cast(c.oid as regclass) as text) from pg_class c"
          + " join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'"
          + " and not a.attisdropped where c.relkind in ('r', 'p') and not c.relispartition"
          + " and c.relnamespace = cast('public' as regnamespace)"
          + " and c.relname not in "
          + KEPT
          + " order by 1";

  /** Rows of the first must go before rows of the second. */
  private static final String REFERENCES =
      "select cast(cast(conrelid as regclass) as text), cast(cast(confrelid as regclass) as text)"
          + " from pg_constraint where contype = 'f' and not condeferred and conrelid <> confrelid";

  private final EntityManager entities;
  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  RemovalRepository(EntityManager entities) {
    this.entities = entities;
  }

  /** Takes a tenant whose time has come, keeps others from it, and closes the way back. */
  @PlatformWide("takes whatever is due next")
  Optional<Due> lease(Duration lease) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Object[]> taken =
        entities
            .createNativeQuery(
                "update tenant set removing = true,"
                    + " removal_after = clock_timestamp() + ?1 * interval '1 millisecond'"
                    + " where id = (select id from tenant where delete_after <= clock_timestamp()"
                    + " and removal_after <= clock_timestamp()"
                    // A worker that still has a job of the tenant might write after the last look.
                    + " and not exists (select 1 from job where job.tenant = tenant.id"
                    + " and job.lease_until > clock_timestamp())"
                    + " order by removal_after limit 1 for update skip locked)"
                    + " returning id, closed_revision")
            .setParameter(1, lease.toMillis())
            .getResultList();
    return taken.stream()
        .findFirst()
        .map(row -> new Due(new TenantId((String) row[0]), ((Number) row[1]).longValue()));
  }

  /** Lets the removal wait for {@code pause}, and says why. */
  void postpone(TenantId tenant, String reason, Duration pause) {
    entities
        .createNativeQuery(
            "update tenant set removal_reason = ?2,"
                + " removal_after = clock_timestamp() + ?3 * interval '1 millisecond'"
                + " where id = ?1")
        .setParameter(1, tenant.value())
        .setParameter(2, reason)
        .setParameter(3, pause.toMillis())
        .executeUpdate();
  }

  /** Removes the tenant's rows from every table that has some, but not the tenant itself. */
  void removeRows(TenantId tenant) {
    for (String table : TableOrder.childrenFirst(tables(), references())) {
      entities
          .createNativeQuery("delete from %s where tenant = ?1".formatted(table))
          .setParameter(1, tenant.value())
          .executeUpdate();
    }
  }

  /** Counts the tenant's rows in every table that may have some, in order of their names. */
  List<RemovalProof.TableCount> rows(TenantId tenant) {
    return tables().stream()
        .map(
            table ->
                new RemovalProof.TableCount(
                    table,
                    ((Number)
                            entities
                                .createNativeQuery(
                                    "select count(*) from %s where tenant = ?1".formatted(table))
                                .setParameter(1, tenant.value())
                                .getSingleResult())
                        .longValue()))
        .toList();
  }

  /**
   * Removes the tenant itself, which fails where a row still belongs to it, and keeps the proof.
   */
  void finish(TenantId tenant, RemovalProof proof) {
    try {
      entities
          .createNativeQuery(
              "insert into removed_tenant (tenant, removed_at, proof)"
                  + " values (?1, ?2, cast(?3 as jsonb))")
          .setParameter(1, tenant.value())
          .setParameter(2, proof.removedAt())
          .setParameter(3, json.writeValueAsString(proof))
          .executeUpdate();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a proof is plain data", impossible);
    }
    entities
        .createNativeQuery("delete from tenant where id = ?1")
        .setParameter(1, tenant.value())
        .executeUpdate();
  }

  /** The proof of a tenant that was removed. */
  Optional<RemovalProof> proof(TenantId tenant) {
    List<?> found =
        entities
            .createNativeQuery("select cast(proof as text) from removed_tenant where tenant = ?1")
            .setParameter(1, tenant.value())
            .getResultList();
    return found.stream().findFirst().map(text -> read(text.toString()));
  }

  private RemovalProof read(String proof) {
    try {
      return json.readValue(proof, RemovalProof.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a proof is stored as it was written", broken);
    }
  }

  private List<String> tables() {
    List<?> names = entities.createNativeQuery(TABLES).getResultList();
    return names.stream().map(Object::toString).toList();
  }

  private Map<String, Set<String>> references() {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Object[]> rows = entities.createNativeQuery(REFERENCES).getResultList();
    Map<String, Set<String>> children = new HashMap<>();
    for (Object[] row : rows) {
      children.computeIfAbsent((String) row[1], any -> new HashSet<>()).add((String) row[0]);
    }
    return children;
  }
}
