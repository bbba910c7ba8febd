package dev.auspex.control.catalogue;

import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.stream.Collectors;

/** The one row that counts the changes of the catalogue, and the list of what each was about. */
@ApplicationScoped
public class RevisionRepository {
  /**
   * The catalogue at one moment.
   *
   * @param epoch which catalogue it is; another one after the database was restored, and then no
   *     revision of the old one means anything
   * @param revision counts its changes
   */
  public record Moment(String epoch, long revision) {}

  private final EntityManager entities;

  RevisionRepository(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Raises the revision in the caller's transaction, because what gateways may know of {@code
   * tenant} changes with it. The row stays locked until that transaction ends, so a higher revision
   * never becomes visible before a lower one: call it last.
   *
   * @return the new revision, which gateways have once {@code publish.Gateways.allHave} says so
   */
  public long raise(TenantId tenant) {
    return ((Number)
            entities
                .createNativeQuery(
                    "with next as (update catalogue set revision = revision + 1 returning revision)"
                        + " insert into publication (revision, tenant)"
                        + " select revision, ?1 from next returning revision")
                .setParameter(1, tenant.value())
                .getSingleResult())
        .longValue();
  }

  /**
   * The same for many tenants: a revision for each, in one statement. Nothing happens where there
   * are none.
   */
  public void raiseAll(Collection<TenantId> tenants) {
    if (tenants.isEmpty()) {
      return;
    }
    // Ids hold nothing that needs quoting in JSON.
    String ids =
        tenants.stream()
            .map(tenant -> '"' + tenant.value() + '"')
            .collect(Collectors.joining(",", "[", "]"));
    entities
        .createNativeQuery(
            "with ids as (select tenant, row_number() over (order by tenant) as place"
                + " from jsonb_array_elements_text(cast(?1 as jsonb)) as tenant),"
                + " next as (update catalogue set revision = revision + (select count(*) from ids)"
                + " returning revision - (select count(*) from ids) as base)"
                + " insert into publication (revision, tenant)"
                + " select base + place, tenant from next, ids")
        .setParameter(1, ids)
        .executeUpdate();
  }

  /** The catalogue as it is now. */
  public Moment now() {
    Object[] row =
        (Object[])
            entities
                .createNativeQuery("select catalogue_epoch(), revision from catalogue")
                .getSingleResult();
    return new Moment((String) row[0], ((Number) row[1]).longValue());
  }

  /**
   * Makes the caller's transaction, which has done nothing yet, read-only and all of its reads see
   * the catalogue as it is now, and returns that moment.
   */
  public Moment beginReadingAtOneRevision() {
    entities
        .createNativeQuery("set transaction isolation level repeatable read, read only")
        .executeUpdate();
    return now();
  }
}
