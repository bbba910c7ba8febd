package dev.auspex.control.drift;

import dev.auspex.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * One difference between what shall be and what is.
 *
 * @param kind what it is
 * @param subject the physical index, or the cell, a slash and the key
 * @param tenant whose it is; null where it is everybody's or nobody's
 * @param detail what is there and what should be, for operators
 * @param mend what makes it go
 */
record Finding(
    DriftKind kind, String subject, @Nullable TenantId tenant, String detail, Mend mend) {
  /** What two looks know it by. */
  record Key(DriftKind kind, String subject) {}

  Key key() {
    return new Key(kind, subject);
  }

  boolean mendable() {
    return !(mend instanceof Mend.ByPeople);
  }
}
