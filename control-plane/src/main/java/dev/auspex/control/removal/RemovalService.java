package dev.auspex.control.removal;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.tenant.TenantConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The steps of a removal in the catalogue; one transaction per method. */
@ApplicationScoped
class RemovalService {
  private final RemovalRepository removals;
  private final RevisionRepository revision;
  private final Audit audit;
  private final TenantConfig config;

  RemovalService(
      RemovalRepository removals, RevisionRepository revision, Audit audit, TenantConfig config) {
    this.removals = removals;
    this.revision = revision;
    this.audit = audit;
    this.config = config;
  }

  @Transactional
  @PlatformWide("takes whatever is due next")
  Optional<RemovalRepository.Due> lease() {
    return removals.lease(config.lease());
  }

  @Transactional
  void postpone(TenantId tenant, String reason, Duration pause) {
    removals.postpone(tenant, reason, pause);
  }

  @Transactional
  void removeRows(TenantId tenant) {
    removals.removeRows(tenant);
  }

  @Transactional
  List<RemovalProof.TableCount> rows(TenantId tenant) {
    return removals.rows(tenant);
  }

  /** Ends it: the tenant is gone, gateways hear of it, and the proof stays. */
  @Transactional
  void finish(TenantId tenant, RemovalProof proof) {
    removals.finish(tenant, proof);
    revision.raise(tenant);
    audit.record(tenant, "tenant.remove", "tenant/" + tenant, null, proof);
  }

  /**
   * The proof of a removal that has ended.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}
   */
  @Transactional
  RemovalProof proof(TenantId tenant) {
    return removals
        .proof(tenant)
        .orElseThrow(
            () ->
                ApiProblem.of(
                    ProblemType.TENANT_NOT_FOUND, "No tenant %s has been removed", tenant));
  }
}
