package dev.auspex.control.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

@ApplicationScoped
class IdempotencyRepository {
  private final EntityManager entities;

  IdempotencyRepository(EntityManager entities) {
    this.entities = entities;
  }

  /** Forgets what is older than a day. */
  void forgetOld() {
    entities
        .createNativeQuery(
            "delete from idempotent_request where claimed_at < clock_timestamp() - interval '1 day'")
        .executeUpdate();
  }

  /**
   * Takes the request for this process, unless it is done or someone else is at work on it. Who has
   * not finished after two minutes has died.
   */
  boolean claim(String id, String bodySha256) {
    return entities
            .createNativeQuery(
                "insert into idempotent_request (id, body_sha256) values (?1, ?2)"
                    + " on conflict (id) do update set claimed_at = clock_timestamp()"
                    + " where idempotent_request.reply is null"
                    + " and idempotent_request.body_sha256 = excluded.body_sha256"
                    + " and idempotent_request.claimed_at"
                    + " < clock_timestamp() - interval '2 minutes'")
            .setParameter(1, id)
            .setParameter(2, bodySha256)
            .executeUpdate()
        == 1;
  }

  /** The claim of someone else. */
  Claim find(String id, String bodySha256) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Object[]> rows =
        entities
            .createNativeQuery("select body_sha256, reply from idempotent_request where id = ?1")
            .setParameter(1, id)
            .getResultList();
    if (rows.isEmpty()) {
      return new Claim.Running();
    }
    Object[] row = rows.getFirst();
    if (!bodySha256.equals(row[0])) {
      return new Claim.Different();
    }
    return row[1] == null ? new Claim.Running() : new Claim.Done(new StoredReply((byte[]) row[1]));
  }

  void finish(String id, StoredReply reply) {
    entities
        .createNativeQuery("update idempotent_request set reply = ?2 where id = ?1")
        .setParameter(1, id)
        .setParameter(2, reply.sealed())
        .executeUpdate();
  }

  void release(String id) {
    entities
        .createNativeQuery("delete from idempotent_request where id = ?1 and reply is null")
        .setParameter(1, id)
        .executeUpdate();
  }
}
