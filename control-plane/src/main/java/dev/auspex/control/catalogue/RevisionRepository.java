package dev.auspex.control.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The one row that counts the changes of the catalogue. */
@ApplicationScoped
public class RevisionRepository {
  private final EntityManager entities;

  RevisionRepository(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Raises the revision in the caller's transaction. The row stays locked until that transaction
   * ends, so a higher revision never becomes visible before a lower one.
   */
  public void raise() {
    entities.createNativeQuery("update catalogue set revision = revision + 1").executeUpdate();
  }

  /**
   * Makes the caller's transaction, which has done nothing yet, read-only and all of its reads see
   * the catalogue as it is now, and returns the revision of that moment.
   */
  public long beginReadingAtOneRevision() {
    entities
        .createNativeQuery("set transaction isolation level repeatable read, read only")
        .executeUpdate();
    return ((Number) entities.createNativeQuery("select revision from catalogue").getSingleResult())
        .longValue();
  }
}
