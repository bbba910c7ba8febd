package dev.auspex.control.access;

import dev.auspex.contract.TenantId;

/**
 * Decides whose tenant a caller may touch, and how. The one place that does; it knows no HTTP and
 * no database, so a refusal says nothing of whether the tenant exists.
 */
public final class TenantAccess {
  private TenantAccess() {}

  /** What is about to happen inside a tenant. */
  public enum Right {
    /** Look at anything of the tenant; no secret is ever shown. */
    READ,
    /** Change the tenant's indexes and API keys. */
    WRITE,
    /** Change how the tenant's searches are answered: dictionaries, and what is published. */
    TUNE,
    /** Change the tenant's rules; nothing serves by them before they are published. */
    MERCHANDISE,
    /** Look at who changed what. */
    AUDIT
  }

  /** Whether {@code caller} may do {@code right} inside {@code tenant}. */
  public static boolean allows(Caller caller, Right right, TenantId tenant) {
    return caller.roles().stream()
        .anyMatch(
            role ->
                switch (reach(role, right)) {
                  case EVERY_TENANT -> true;
                  case OWN_TENANTS -> caller.tenants().contains(tenant);
                  case NO_TENANT -> false;
                });
  }

  /** Whether {@code caller} may look into tenants that it does not belong to. */
  public static boolean seesEveryTenant(Caller caller) {
    return caller.roles().stream().anyMatch(role -> reach(role, Right.READ) == Reach.EVERY_TENANT);
  }

  /** Whether {@code caller} may add a tenant to the platform. */
  public static boolean createsTenants(Caller caller) {
    return caller.roles().contains(Role.PLATFORM_ADMIN);
  }

  /** Whether {@code caller} may fetch the snapshot, which holds the hashes of all keys. */
  public static boolean readsSnapshot(Caller caller) {
    return caller.roles().contains(Role.GATEWAY);
  }

  private enum Reach {
    EVERY_TENANT,
    OWN_TENANTS,
    NO_TENANT
  }

  private static Reach reach(Role role, Right right) {
    return switch (role) {
      case PLATFORM_ADMIN -> Reach.EVERY_TENANT;
      case PLATFORM_OPERATOR ->
          switch (right) {
            case READ, AUDIT -> Reach.EVERY_TENANT;
            case WRITE, TUNE, MERCHANDISE -> Reach.NO_TENANT;
          };
      case TENANT_ADMIN -> Reach.OWN_TENANTS;
      case RELEVANCE_ENGINEER ->
          switch (right) {
            case READ, TUNE, MERCHANDISE -> Reach.OWN_TENANTS;
            case WRITE, AUDIT -> Reach.NO_TENANT;
          };
      case MERCHANDISER ->
          switch (right) {
            case READ, MERCHANDISE -> Reach.OWN_TENANTS;
            case WRITE, TUNE, AUDIT -> Reach.NO_TENANT;
          };
      case VIEWER -> right == Right.READ ? Reach.OWN_TENANTS : Reach.NO_TENANT;
      case GATEWAY -> Reach.NO_TENANT;
    };
  }
}
