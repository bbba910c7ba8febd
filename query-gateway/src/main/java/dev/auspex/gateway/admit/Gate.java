package dev.auspex.gateway.admit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.key.ScopedKey;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.snapshot.Snapshots;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The entry of this room: from the {@code Authorization} header to an admitted index. */
@Singleton
public class Gate {
  private static final Pattern SCHEME = Pattern.compile("(?i)(apikey|bearer) +(\\S+)");
  private static final Pattern API_KEY = Pattern.compile("ax_([a-z0-9]{12})_([!-~]{1,256})");

  /** Reading Keycloak's keys is the only call that a token can cause, once per key. */
  private static final Duration TOKEN_BUDGET = Duration.ofSeconds(3);

  private final Turnstile turnstile;
  private final Admission admission;
  private final CurrentIdentityAssociation identity;
  private final CurrentVertxRequest request;

  Gate(
      Snapshots snapshots,
      Clock clock,
      ObjectMapper json,
      Turnstile turnstile,
      CurrentIdentityAssociation identity,
      CurrentVertxRequest request) {
    this.turnstile = turnstile;
    this.admission = new Admission(snapshots, new KeyCheck(snapshots, clock, json));
    this.identity = identity;
    this.request = request;
  }

  /**
   * Lets the current request in. Where it comes from a web page that the credentials are for, the
   * page may read the reply, whatever it is.
   *
   * @param authorization the header; null where it is missing
   * @param tenant as in the path
   * @param index as in the path
   * @param needed what the request is going to do
   * @throws ApiProblem 401 for credentials that do not hold, 403 for a tenant, index or action that
   *     they do not cover, 404 for an index that the tenant does not have
   */
  public Entry admit(
      @Nullable String authorization, String tenant, String index, ApiKeyScope needed) {
    Admitted first = letIn(authorization, tenant, index, needed);
    return entry(first, needed, () -> letIn(authorization, tenant, index, needed));
  }

  private Admitted letIn(
      @Nullable String authorization, String tenant, String index, ApiKeyScope needed) {
    return admission.admit(identify(authorization, tenant), index, needed);
  }

  private Entry entry(Admitted first, ApiKeyScope needed, Supplier<Admitted> again) {
    TenantId tenant = first.context().tenant();
    return new Entry(tenant, again, turnstile.turns(tenant, needed));
  }

  /**
   * For whom the current request works, where it is about several indexes; each is then admitted by
   * itself.
   *
   * @throws ApiProblem 401 for credentials that do not hold, 403 for a tenant that they do not
   *     cover
   */
  public TenantContext identify(@Nullable String authorization, String tenant) {
    return shown(admission.identify(read(authorization), origin(), tenant));
  }

  /**
   * For whom the current request works, where its path names no tenant: the API key says which.
   *
   * @throws ApiProblem 401 for credentials that do not hold, tokens included
   */
  public TenantContext identify(@Nullable String authorization) {
    return shown(admission.identify(read(authorization), origin()));
  }

  /**
   * Lets the current request in to {@code index} of the API key's tenant.
   *
   * @throws ApiProblem as {@link #admit(String, String, String, ApiKeyScope)} does
   */
  public Entry admit(@Nullable String authorization, String index, ApiKeyScope needed) {
    Supplier<Admitted> letIn = () -> admission.admit(identify(authorization), index, needed);
    return entry(letIn.get(), needed, letIn);
  }

  private @Nullable String origin() {
    return request.getCurrent().request().getHeader(HttpHeaders.ORIGIN);
  }

  private TenantContext shown(TenantContext context) {
    if (context.origin() != null) {
      CorsRoutes.allow(request.getCurrent().response(), context.origin().value());
    }
    return context;
  }

  /**
   * Lets who was identified in to {@code index}.
   *
   * @throws ApiProblem as {@link #admit(String, String, String, ApiKeyScope)} for the index
   */
  public Entry admit(TenantContext context, String index, ApiKeyScope needed) {
    Admitted first = admission.admit(context, index, needed);
    return entry(first, needed, () -> admission.admit(context, index, needed));
  }

  private Credentials read(@Nullable String authorization) {
    Matcher scheme = SCHEME.matcher(authorization == null ? "" : authorization.strip());
    if (!scheme.matches()) {
      throw ApiProblem.of(
          ProblemType.UNAUTHENTICATED,
          "Send 'Authorization: ApiKey <key>' or 'Authorization: Bearer <token>'");
    }
    if (scheme.group(1).equalsIgnoreCase("bearer")) {
      return token();
    }
    if (scheme.group(2).startsWith(ScopedKey.PREFIX)) {
      return ScopedKey.parse(scheme.group(2))
          .map(Credentials.Scoped::new)
          .orElseThrow(
              () ->
                  ApiProblem.of(
                      ProblemType.UNAUTHENTICATED,
                      "A scoped key looks like axs_<payload>.<mac> and has at most %d characters",
                      ScopedKey.MAX_LENGTH));
    }
    Matcher key = API_KEY.matcher(scheme.group(2));
    if (!key.matches()) {
      throw ApiProblem.of(
          ProblemType.UNAUTHENTICATED, "An API key looks like ax_<12 characters>_<secret>");
    }
    return new Credentials.ApiKey(key.group(1), key.group(2));
  }

  /** Asks OpenID Connect for the first time here: requests with an API key never do. */
  private Credentials token() {
    SecurityIdentity verified;
    try {
      verified = identity.getDeferredIdentity().await().atMost(TOKEN_BUDGET);
    } catch (AuthenticationFailedException refused) {
      throw refusedToken().causedBy(refused);
    } catch (TimeoutException noKeys) {
      throw ApiProblem.of(
              ProblemType.UNAUTHENTICATED,
              "The token cannot be checked now because Keycloak does not answer; API keys work")
          .causedBy(noKeys);
    }
    if (verified.isAnonymous() || !(verified.getPrincipal() instanceof JsonWebToken token)) {
      throw refusedToken();
    }
    return TokenClaims.read(token);
  }

  private static ApiProblem refusedToken() {
    return ApiProblem.of(
        ProblemType.UNAUTHENTICATED,
        "The token is expired, is not meant for query-gateway, or cannot be verified; log in again");
  }
}
