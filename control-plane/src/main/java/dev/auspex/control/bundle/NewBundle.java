package dev.auspex.control.bundle;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.index.BundleService;
import dev.auspex.control.index.NewTenantIndex;
import dev.auspex.control.request.Names;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a bundle to check or to publish. At least one of the two is said; the other stays as
 * it is in the live bundle.
 *
 * @param ranking how to search from then on
 * @param lexicon {@value #WORKING_COPY}: the dictionaries and rules as people have changed them
 */
@Schema(description = "What shall be other than in the live bundle: at least one of the two")
public record NewBundle(
    NewTenantIndex.@Nullable NewRanking ranking,
    @Schema(
            enumeration = {NewBundle.WORKING_COPY},
            description =
                "working-copy: dictionaries and rules become what people have made of them since"
                    + " they were published last. Left out: they stay as they are published")
        @Nullable String lexicon) {
  static final String WORKING_COPY = "working-copy";

  /** What is wanted; an {@link ApiProblem} where the lexicon is none that there is. */
  BundleService.Wanted wanted() {
    if (lexicon != null && !lexicon.equals(WORKING_COPY)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(Names.violation("lexicon", WORKING_COPY + ", or nothing", lexicon)));
    }
    return new BundleService.Wanted(ranking, lexicon != null);
  }
}
