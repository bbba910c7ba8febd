package dev.auspex.control.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.RankingProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A TenantIndex as the API shows it.
 *
 * @param tenant whose it is
 * @param name its name within the tenant
 * @param state how far it has come
 * @param reason why it failed, or why it is not ready yet; left out where there is nothing to say
 * @param bundle the number of the live bundle
 * @param schema the declared fields with all defaults filled in
 * @param ranking the ranking profile with all defaults filled in
 * @param lexicon names the dictionaries and rules of the live bundle; left out where it has none
 * @param placement where it lives, or will
 * @param placementReason why it does not live where that was wanted; left out where it does
 * @param job the job that works on it; left out where none does
 * @param createdAt when it was declared, UTC
 */
public record TenantIndexView(
    TenantId tenant,
    IndexName name,
    IndexState state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
    int bundle,
    Schema schema,
    RankingProfile ranking,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LexiconRef lexicon,
    PlacementKind placement,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String placementReason,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String job,
    Instant createdAt) {
  static TenantIndexView of(TenantIndex index, StoredBundle live) {
    return new TenantIndexView(
        index.tenant(),
        index.name(),
        index.state(),
        index.reason,
        live.key.number(),
        live.schema,
        live.ranking,
        live.lexicon,
        index.placement == null ? index.wantedPlacement() : index.placement.serving().kind(),
        index.placementReason,
        index.job,
        index.createdAt);
  }
}
