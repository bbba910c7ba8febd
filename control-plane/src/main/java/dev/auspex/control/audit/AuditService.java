package dev.auspex.control.audit;

import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the audit; one transaction per method. */
@ApplicationScoped
class AuditService {
  private final AuditRepository entries;

  AuditService(AuditRepository entries) {
    this.entries = entries;
  }

  /** Entries of one tenant before {@code before}, newest first. */
  @Transactional
  List<AuditEntryView> newest(TenantId tenant, AuditFilter filter, long before, int most) {
    return entries.find(tenant, filter, before, true, most);
  }

  /** Entries of one tenant after {@code after}, oldest first. */
  @Transactional
  List<AuditEntryView> oldest(TenantId tenant, AuditFilter filter, long after, int most) {
    return entries.find(tenant, filter, after, false, most);
  }

  /** Entries of all tenants and of the platform; of {@code tenant} only where it is given. */
  @Transactional
  @PlatformWide("for the operators, who see everything")
  List<AuditEntryView> newestOfAll(
      @Nullable TenantId tenant, AuditFilter filter, long before, int most) {
    return entries.find(tenant, filter, before, true, most);
  }
}
