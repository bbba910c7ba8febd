package dev.auspex.control.quota;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.quota.TenantLimits.Stored;
import dev.auspex.control.request.Versions;
import dev.auspex.control.usage.UsageService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tenants may use; one transaction per method. */
@ApplicationScoped
public class QuotaService {
  private final QuotaRepository quotas;
  private final PlanService plans;
  private final UsageService usage;
  private final RevisionRepository revision;
  private final Audit audit;

  QuotaService(
      QuotaRepository quotas,
      PlanService plans,
      UsageService usage,
      RevisionRepository revision,
      Audit audit) {
    this.quotas = quotas;
    this.plans = plans;
    this.usage = usage;
    this.revision = revision;
    this.audit = audit;
  }

  /**
   * Has all other transactions that add to this tenant wait until the caller's ends. Call it before
   * something is added, and the check afterwards.
   */
  @Transactional
  public void beginAdding(TenantId tenant) {
    boolean unused = quotas.lock(tenant);
  }

  /**
   * Refuses where the tenant has more indexes than it may, those included that the caller's
   * transaction has added.
   *
   * @throws ApiProblem {@link ProblemType#QUOTA_EXCEEDED}
   */
  @Transactional
  public void requireIndexesWithin(TenantId tenant) {
    requireIndexes(tenant, quotas.indexes(tenant));
  }

  /**
   * Refuses where the tenant may not have so many indexes more.
   *
   * @throws ApiProblem {@link ProblemType#QUOTA_EXCEEDED}
   */
  @Transactional
  public void requireRoomForIndexes(TenantId tenant, int more) {
    if (more > 0) {
      requireIndexes(tenant, quotas.indexes(tenant) + more);
    }
  }

  private void requireIndexes(TenantId tenant, long wanted) {
    @Nullable Long allowed = allowed(tenant, Limit.INDEXES);
    if (allowed != null && wanted > allowed) {
      throw exceeded(Limit.INDEXES, allowed, wanted);
    }
  }

  /**
   * Refuses where an index may not have so many fields.
   *
   * @param before how many it has; what is there is left to it
   * @throws ApiProblem {@link ProblemType#QUOTA_EXCEEDED}
   */
  @Transactional
  public void requireFieldsWithin(TenantId tenant, int before, int after) {
    @Nullable Long allowed = allowed(tenant, Limit.FIELDS);
    if (allowed != null && after > allowed && after > before) {
      throw exceeded(Limit.FIELDS, allowed, after);
    }
  }

  private @Nullable Long allowed(TenantId tenant, Limit limit) {
    // Who looks for the tenant says that there is none.
    return quotas.find(tenant).map(held -> held.limits().allowed(limit)).orElse(null);
  }

  private static ApiProblem exceeded(Limit limit, long allowed, long wanted) {
    return ApiProblem.of(
        ProblemType.QUOTA_EXCEEDED,
        List.of(
            new Violation(
                limit.wireName(),
                "at most %d by the tenant's plan, but it would be %d".formatted(allowed, wanted))));
  }

  /**
   * What the tenant may use and uses.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}
   */
  @Transactional
  QuotaView get(TenantId tenant) {
    QuotaRepository.Held held = held(tenant);
    return new QuotaView(
        held.plan(),
        held.planName(),
        held.followsDefault(),
        Arrays.stream(Limit.values())
            .map(
                limit ->
                    new QuotaView.Row(
                        limit.wireName(),
                        held.limits().allowed(limit),
                        held.limits().source(limit).name().toLowerCase(Locale.ROOT),
                        used(held, limit)))
            .toList(),
        held.limits().usedUp(held.stored()),
        quotas.measuredAt(),
        held.version());
  }

  private @Nullable Long used(QuotaRepository.Held held, Limit limit) {
    return switch (limit) {
      case INDEXES -> (Long) quotas.indexes(held.tenant());
      case DOCUMENTS -> (Long) held.stored().documents();
      case BYTES -> (Long) held.stored().bytes();
      case FIELDS -> (Long) quotas.mostFields(held.tenant());
      case SEARCHES_PER_SECOND,
          WRITES_PER_SECOND,
          CONCURRENT_REQUESTS,
          CONCURRENCY_SHARE,
          MODEL_MILLIS_PER_MINUTE ->
          null;
    };
  }

  /**
   * Puts the tenant on a plan.
   *
   * @param plan null to follow the default plan
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#PLAN_NOT_FOUND},
   *     {@link ProblemType#PRECONDITION_FAILED}
   */
  @Transactional
  QuotaView change(
      TenantId tenant, @Nullable String ifMatch, @Nullable String plan, Overrides overrides) {
    boolean unused = quotas.lock(tenant);
    QuotaView before = get(tenant);
    Versions.requireMatch(ifMatch, before.version());
    if (plan != null) {
      plans.hold(plan);
    }
    quotas.change(tenant, plan, overrides);
    QuotaView after = get(tenant);
    audit.record(tenant, "quota.change", "tenant/" + tenant, before, after);
    revision.raise(tenant);
    return after;
  }

  private QuotaRepository.Held held(TenantId tenant) {
    return quotas
        .find(tenant)
        .orElseThrow(
            () -> ApiProblem.of(ProblemType.TENANT_NOT_FOUND, "There is no tenant %s", tenant));
  }

  /** The limits that gateways hold for the tenant. */
  @Transactional
  public Limits serving(TenantId tenant) {
    return quotas
        .find(tenant)
        .map(held -> held.limits().serving(held.stored()))
        .orElse(Limits.NONE);
  }

  /** The same for all tenants. */
  @Transactional
  @PlatformWide("the snapshot holds all tenants")
  public Map<TenantId, Limits> serving() {
    return quotas.all().stream()
        .collect(
            Collectors.toMap(
                QuotaRepository.Held::tenant, held -> held.limits().serving(held.stored())));
  }

  /** Whether it is time to measure; then no other replica does for {@code every}. */
  @Transactional
  @PlatformWide("all tenants are measured at once")
  boolean isDue(Duration every) {
    return quotas.isDue(every);
  }

  /**
   * Takes what all tenants store now, and publishes those who may store no more, or again.
   *
   * @param now those that store something
   */
  @Transactional
  @PlatformWide("all tenants are measured at once")
  void measured(Map<TenantId, Stored> now) {
    Map<TenantId, Stored> before = quotas.stored();
    Set<TenantId> known = new HashSet<>(before.keySet());
    known.addAll(now.keySet());
    Map<TenantId, Stored> changed = new HashMap<>();
    for (TenantId tenant : known) {
      Stored stored = now.getOrDefault(tenant, Stored.NOTHING);
      if (!stored.equals(before.getOrDefault(tenant, Stored.NOTHING))) {
        changed.put(tenant, stored);
      }
    }
    List<TenantId> crossed =
        quotas.of(changed.keySet()).stream()
            .filter(
                held ->
                    !held.limits()
                        .usedUp(held.stored())
                        .equals(held.limits().usedUp(stored(changed, held.tenant()))))
            .map(QuotaRepository.Held::tenant)
            .toList();
    quotas.store(changed);
    quotas.measuredNow();
    usage.noteStored();
    revision.raiseAll(crossed);
  }

  private static Stored stored(Map<TenantId, Stored> changed, TenantId tenant) {
    return changed.getOrDefault(tenant, Stored.NOTHING);
  }
}
