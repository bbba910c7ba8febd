package dev.auspex.control.bundle;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.index.BundleService;
import dev.auspex.control.index.BundleView;
import dev.auspex.control.index.LexiconService;
import dev.auspex.control.request.Bodies;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The bundles of an index. */
@Path("/v1/tenants/{tenant}/indexes/{index}/bundles")
@Tag(name = "bundles")
@Authenticated
@RunOnVirtualThread
public class BundleResource {
  private static final int MOST = 200;
  private static final Pattern NUMBER = Pattern.compile("(?:W/)?\"?([0-9]{1,9})\"?");
  private static final String IF_MATCH =
      "The number of the bundle that the caller takes for live; refused where another one is";

  private final BundleService bundles;
  private final LexiconService lexicons;
  private final BundleDiff diff;
  private final LexiconDiff lexiconDiff;

  BundleResource(
      BundleService bundles, LexiconService lexicons, BundleDiff diff, LexiconDiff lexiconDiff) {
    this.bundles = bundles;
    this.lexicons = lexicons;
    this.diff = diff;
    this.lexiconDiff = lexiconDiff;
  }

  /** Lists the bundles. */
  @GET
  @Operation(
      operationId = "listBundles",
      summary = "List the bundles of an index",
      description =
          "Newest first. Each change of schema or ranking profile makes one, and so do published"
              + " dictionaries and rules.")
  public BundleList list(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @RestQuery @DefaultValue("50") int limit,
      @RestQuery @Nullable String cursor) {
    if (limit < 1 || limit > MOST) {
      throw invalid("limit", "1 to %d, but was %d".formatted(MOST, limit));
    }
    int before = cursor == null ? Integer.MAX_VALUE : number("cursor", cursor);
    List<BundleView> found = bundles.list(tenant, index, before, limit + 1);
    boolean more = found.size() > limit;
    List<BundleView> page = more ? found.subList(0, limit) : found;
    return new BundleList(page, more ? Integer.toString(page.getLast().number()) : null);
  }

  /** Shows one bundle. */
  @GET
  @Path("/{number}")
  @Operation(operationId = "getBundle", summary = "Show a bundle")
  public BundleView get(
      @RestPath TenantId tenant, @RestPath IndexName index, @RestPath int number) {
    return bundles.get(tenant, index, number);
  }

  /** Compares two bundles. */
  @GET
  @Path("/{number}/diff/{other}")
  @Operation(operationId = "diffBundles", summary = "Show how two bundles differ")
  public BundleDiffView diff(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @RestPath int number,
      @RestPath int other) {
    BundleView from = bundles.get(tenant, index, number);
    BundleView to = bundles.get(tenant, index, other);
    return new BundleDiffView(
        number,
        other,
        diff.between(from.schema(), from.ranking(), to.schema(), to.ranking()),
        Objects.equals(from.lexicon(), to.lexicon())
            ? List.of()
            : lexiconDiff.between(
                lexicons.read(tenant, from.lexicon()), lexicons.read(tenant, to.lexicon())));
  }

  /** Says what publishing would do. */
  @POST
  @Path("/validate")
  @Operation(
      operationId = "validateBundle",
      summary = "Check what would be published and show what would change",
      description =
          "Changes nothing. For dictionaries and rules it shows how many entries come, go and"
              + " change, and the first of them.")
  public BundleCheckView validate(
      @RestPath TenantId tenant, @RestPath IndexName index, NewBundle body) {
    BundleService.Check check = bundles.check(tenant, index, Bodies.required(body).wanted());
    BundleView live = check.live();
    return new BundleCheckView(
        check.violations().isEmpty(),
        check.violations(),
        live.number(),
        diff.between(live.schema(), live.ranking(), live.schema(), check.ranking()),
        check.lexicon() == null
            ? List.of()
            : lexiconDiff.between(lexicons.read(tenant, live.lexicon()), check.lexicon()));
  }

  /** Publishes another ranking profile, or what has become of dictionaries and rules. */
  @POST
  @ResponseStatus(201)
  @Operation(
      operationId = "publishBundle",
      summary = "Publish a ranking profile, or the working copies of dictionaries and rules",
      description =
          "Makes a bundle of the live one and what is said, and serves by it. What is as in the"
              + " live one already makes none.")
  @APIResponse(responseCode = "201", description = "This bundle is live")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public BundleView publish(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
      NewBundle body) {
    return bundles.publish(tenant, index, Bodies.required(body).wanted(), expected(ifMatch));
  }

  /** Rolls back, or forth. */
  @POST
  @Path("/{number}/publish")
  @Operation(
      operationId = "rollBackBundle",
      summary = "Serve by an earlier bundle again",
      description =
          "One call rolls back, another one forth again. Refused where the documents were written"
              + " by a schema that the bundle's does not fit.")
  @APIResponse(responseCode = "200", description = "This bundle is live")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public BundleView publish(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @RestPath int number,
      @Parameter(description = IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
    return bundles.publish(tenant, index, number, expected(ifMatch));
  }

  private static @Nullable Integer expected(@Nullable String ifMatch) {
    return ifMatch == null || ifMatch.equals("*") ? null : number("If-Match", ifMatch);
  }

  private static int number(String field, String value) {
    Matcher number = NUMBER.matcher(value);
    if (!number.matches()) {
      throw invalid(field, "the number of a bundle, but was another text");
    }
    return Integer.parseInt(number.group(1));
  }

  private static ApiProblem invalid(String field, String expected) {
    return ApiProblem.of(ProblemType.INVALID_REQUEST, List.of(new Violation(field, expected)));
  }
}
