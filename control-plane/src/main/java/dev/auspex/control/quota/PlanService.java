package dev.auspex.control.quota;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.request.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes plans; one transaction per method. */
@ApplicationScoped
@PlatformWide("plans are the platform's")
class PlanService {
  private final PlanRepository plans;
  private final RevisionRepository revision;
  private final Audit audit;

  PlanService(PlanRepository plans, RevisionRepository revision, Audit audit) {
    this.plans = plans;
    this.revision = revision;
    this.audit = audit;
  }

  /** The plans in order of their ids. */
  @Transactional
  List<PlanView> all() {
    return plans.all();
  }

  /**
   * One plan.
   *
   * @throws ApiProblem {@link ProblemType#PLAN_NOT_FOUND}
   */
  @Transactional
  PlanView get(String id) {
    return plans.find(id).orElseThrow(() -> notFound(id));
  }

  /**
   * Has the plan stay until the caller's transaction ends.
   *
   * @throws ApiProblem {@link ProblemType#PLAN_NOT_FOUND}
   */
  @Transactional
  void hold(String id) {
    if (!plans.hold(id)) {
      throw notFound(id);
    }
  }

  private static ApiProblem notFound(String id) {
    return ApiProblem.of(ProblemType.PLAN_NOT_FOUND, "The platform has no plan %s", id);
  }

  /**
   * Creates a plan.
   *
   * @param body a valid one
   * @throws ApiProblem {@link ProblemType#PLAN_EXISTS}
   */
  @Transactional
  PlanView create(NewPlan body) {
    String id = Objects.requireNonNull(body.id());
    if (!plans.add(
        id, Objects.requireNonNull(body.name()), Objects.requireNonNull(body.limits()))) {
      throw ApiProblem.of(
          ProblemType.PLAN_EXISTS, "The plan id %s is taken; choose another one", id);
    }
    PlanView created = get(id);
    audit.recordForPlatform("plan.create", "plan/" + id, null, created);
    return created;
  }

  /**
   * Changes a plan. All tenants on it are published in the same transaction: one statement, however
   * many they are. What a tenant has already is left to it, also where it is more than allowed now.
   *
   * @param body a valid one
   * @throws ApiProblem {@link ProblemType#PLAN_NOT_FOUND}, {@link ProblemType#PRECONDITION_FAILED}
   */
  @Transactional
  PlanView change(String id, @Nullable String ifMatch, PlanUpdate body) {
    PlanView before = locked(id);
    Versions.requireMatch(ifMatch, before.version());
    plans.change(id, Objects.requireNonNull(body.name()), Objects.requireNonNull(body.limits()));
    if (Boolean.TRUE.equals(body.isDefault()) && !before.isDefault()) {
      plans.makeDefault(id);
    }
    PlanView after = get(id);
    audit.recordForPlatform("plan.change", "plan/" + id, before, after);
    List<TenantId> touched = plans.tenants(id, after.isDefault());
    boolean sameForThem =
        before.limits().equals(after.limits()) && before.isDefault() == after.isDefault();
    if (!sameForThem) {
      revision.raiseAll(touched);
    }
    return after;
  }

  /**
   * Deletes a plan that no tenant is on.
   *
   * @throws ApiProblem {@link ProblemType#PLAN_NOT_FOUND}, {@link ProblemType#PRECONDITION_FAILED},
   *     {@link ProblemType#PLAN_IN_USE}
   */
  @Transactional
  void delete(String id, @Nullable String ifMatch) {
    PlanView before = locked(id);
    Versions.requireMatch(ifMatch, before.version());
    if (before.isDefault()) {
      throw ApiProblem.of(
          ProblemType.PLAN_IN_USE,
          "Plan %s is the default; make another one the default first",
          id);
    }
    if (before.tenants() > 0) {
      throw ApiProblem.of(
          ProblemType.PLAN_IN_USE,
          "%d tenants are on plan %s; put them on another one first",
          before.tenants(),
          id);
    }
    plans.remove(id);
    audit.recordForPlatform("plan.delete", "plan/" + id, before, null);
  }

  private PlanView locked(String id) {
    plans.lock();
    return get(id);
  }
}
