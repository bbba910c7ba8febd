package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Creates and finds tenants; one transaction per method. */
@ApplicationScoped
public class TenantService {
  private final TenantRepository tenants;
  private final RevisionRepository revision;
  private final Audit audit;
  private final Clock clock;

  TenantService(TenantRepository tenants, RevisionRepository revision, Audit audit, Clock clock) {
    this.tenants = tenants;
    this.revision = revision;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Creates a tenant.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_EXISTS} where the id is taken
   */
  @Transactional
  public TenantView create(TenantId tenant, String name) {
    // PostgreSQL keeps microseconds; what we answer now must be what we answer later.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!tenants.add(tenant, name, now)) {
      throw ApiProblem.of(
          ProblemType.TENANT_EXISTS, "The tenant id %s is taken; choose another one", tenant);
    }
    revision.raise(tenant);
    TenantView created = new TenantView(tenant, name, now);
    audit.record(tenant, "tenant.create", "tenant/" + tenant, null, created);
    return created;
  }

  /**
   * The tenant.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}
   */
  @Transactional
  public TenantView get(TenantId tenant) {
    return find(tenant)
        .orElseThrow(
            () -> ApiProblem.of(ProblemType.TENANT_NOT_FOUND, "There is no tenant %s", tenant));
  }

  /** The tenant, if there is one of this id. */
  @Transactional
  public Optional<TenantView> find(TenantId tenant) {
    return tenants.find(tenant).map(TenantView::of);
  }

  /** All tenants in order of their ids; the caller filters what it shows. */
  @Transactional
  @PlatformWide("the list of tenants; the resource shows what the caller may see")
  public List<TenantView> all() {
    return tenants.all().stream().map(TenantView::of).toList();
  }
}
