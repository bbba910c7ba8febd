package dev.auspex.control.index;

import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** The table {@code lexicon}. */
@ApplicationScoped
class LexiconRepository {
  private final EntityManager entities;

  LexiconRepository(EntityManager entities) {
    this.entities = entities;
  }

  /** Keeps a lexicon, unless the tenant has the same one already. */
  void keep(TenantId tenant, PackedLexicon lexicon) {
    entities
        .createNativeQuery(
            "insert into lexicon (tenant, digest, packed) values (?1, ?2, ?3)"
                + " on conflict (tenant, digest) do nothing")
        .setParameter(1, tenant.value())
        .setParameter(2, lexicon.ref().digest())
        .setParameter(3, lexicon.bytes())
        .executeUpdate();
  }

  /** The packed form. */
  Optional<byte[]> find(TenantId tenant, String digest) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<byte[]> found =
        entities
            .createNativeQuery(
                "select packed from lexicon where tenant = ?1 and digest = ?2", byte[].class)
            .setParameter(1, tenant.value())
            .setParameter(2, digest)
            .getResultList();
    return found.stream().findFirst();
  }

  /** Removes what no bundle of the tenant names. */
  void removeUnused(TenantId tenant) {
    entities
        .createNativeQuery(
            "delete from lexicon l where l.tenant = ?1 and not exists (select from bundle b"
                + " where b.tenant = l.tenant and b.lexicon_digest = l.digest)")
        .setParameter(1, tenant.value())
        .executeUpdate();
  }
}
