package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates and finds tenants, and leads them through their life; one transaction per method. */
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
   * Creates a tenant. Its Keycloak organization follows by itself.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_EXISTS} where the id is taken, or was once
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
    TenantView created = get(tenant);
    record(tenant, "tenant.create", null, created);
    return created;
  }

  /**
   * The tenant.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}
   */
  @Transactional
  public TenantView get(TenantId tenant) {
    return tenants
        .find(tenant)
        .map(TenantView::of)
        .orElseThrow(
            () -> ApiProblem.of(ProblemType.TENANT_NOT_FOUND, "There is no tenant %s", tenant));
  }

  /** The tenant, if there is one of this id. */
  @Transactional
  public Optional<TenantView> find(TenantId tenant) {
    return tenants.find(tenant).map(TenantView::of);
  }

  /** The first {@code most} tenants behind {@code after} in order of their ids; null for all. */
  @Transactional
  @PlatformWide("the list of tenants, for those who may see all of them")
  List<TenantView> behind(@Nullable String after, int most) {
    return tenants.behind(after, most).stream().map(TenantView::of).toList();
  }

  /** All tenants in order of their ids. */
  @Transactional
  @PlatformWide("the snapshot holds all tenants")
  public List<TenantView> all() {
    return tenants.all().stream().map(TenantView::of).toList();
  }

  /**
   * Refuses where the tenant may not be changed now. A tenant that does not exist passes: who looks
   * for it says so.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_SUSPENDED}, {@link ProblemType#TENANT_DELETING}
   */
  @Transactional
  void requireChangeable(TenantId tenant) {
    tenants.find(tenant).ifPresent(found -> requireChangeable(found.state(), tenant));
  }

  /**
   * Suspends the tenant, or changes what a suspension leaves to it.
   *
   * @param left {@link ServiceLevel#READ_ONLY} or {@link ServiceLevel#NONE}
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#TENANT_DELETING}
   */
  @Transactional
  TenantView suspend(TenantId tenant, ServiceLevel left) {
    TenantView before = notDeleting(tenant);
    if (before.service() == left) {
      return before;
    }
    tenants.suspend(tenant, left);
    return changed(tenant, "tenant.suspend", before);
  }

  /**
   * Ends a suspension; nothing happens where there is none.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#TENANT_DELETING}
   */
  @Transactional
  TenantView resume(TenantId tenant) {
    TenantView before = notDeleting(tenant);
    if (before.state() == TenantState.ACTIVE) {
      return before;
    }
    tenants.suspend(tenant, null);
    return changed(tenant, "tenant.resume", before);
  }

  /**
   * Stops to serve the tenant, and has it removed after {@code grace}. Asking again changes
   * nothing.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}
   */
  @Transactional
  TenantView delete(TenantId tenant, Duration grace) {
    TenantView before = locked(tenant);
    if (before.deleteAfter() != null) {
      return before;
    }
    long closed = revision.raise(tenant);
    tenants.delete(tenant, grace, closed);
    TenantView after = locked(tenant);
    record(tenant, "tenant.delete", before, after);
    return after;
  }

  /**
   * Brings a tenant back that is to be deleted, as it was before: suspended, if it was.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#TENANT_DELETING}
   *     where its removal has begun
   */
  @Transactional
  TenantView undelete(TenantId tenant) {
    TenantView before = locked(tenant);
    if (before.deleteAfter() == null) {
      return before;
    }
    if (before.state() == TenantState.REMOVING) {
      throw ApiProblem.of(
          ProblemType.TENANT_DELETING,
          "The removal of tenant %s has begun; it cannot be brought back",
          tenant);
    }
    tenants.undelete(tenant);
    return changed(tenant, "tenant.undelete", before);
  }

  private TenantView notDeleting(TenantId tenant) {
    TenantView now = locked(tenant);
    if (now.deleteAfter() != null) {
      throw deleting(tenant);
    }
    return now;
  }

  private TenantView locked(TenantId tenant) {
    return tenants.locked(tenant).map(TenantView::of).orElseGet(() -> get(tenant));
  }

  private TenantView changed(TenantId tenant, String action, TenantView before) {
    revision.raise(tenant);
    TenantView after = locked(tenant);
    record(tenant, action, before, after);
    return after;
  }

  private void record(
      TenantId tenant, String action, @Nullable TenantView before, TenantView after) {
    audit.record(tenant, action, "tenant/" + tenant, before, after);
  }

  private static void requireChangeable(TenantState state, TenantId tenant) {
    switch (state) {
      case ACTIVE -> {}
      case SUSPENDED ->
          throw ApiProblem.of(
              ProblemType.TENANT_SUSPENDED,
              "Tenant %s is suspended; a platform-admin can resume it",
              tenant);
      case DELETING, REMOVING -> throw deleting(tenant);
    }
  }

  private static ApiProblem deleting(TenantId tenant) {
    return ApiProblem.of(
        ProblemType.TENANT_DELETING,
        "Tenant %s is to be deleted; a platform-admin can undelete it until its time has come",
        tenant);
  }
}
