package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** Which organizations are to be made, and how that ended; one transaction per method. */
@ApplicationScoped
class OrganizationService {
  private final TenantRepository tenants;
  private final TenantConfig config;

  OrganizationService(TenantRepository tenants, TenantConfig config) {
    this.tenants = tenants;
    this.config = config;
  }

  /** Takes the next one, so that for a while nobody else does; empty where nothing is due. */
  @Transactional
  @PlatformWide("takes whatever is due next")
  Optional<TenantRepository.Due> lease() {
    return tenants.leaseOrganization(config.lease());
  }

  /** Keycloak has it. */
  @Transactional
  void ready(TenantId tenant) {
    tenants.organizationIsReady(tenant);
  }

  /** It is to be tried again later, the later the more often it was tried. */
  @Transactional
  void tryAgain(TenantId tenant, String reason, int attempt) {
    tenants.postponeOrganization(tenant, reason, pause(attempt));
  }

  private Duration pause(int attempt) {
    Duration pause = config.firstPause().multipliedBy(1L << Math.clamp(attempt - 1, 0, 20));
    return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
  }
}
