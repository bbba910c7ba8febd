package dev.auspex.control.job;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.RankingProfile;
import org.jspecify.annotations.Nullable;

/**
 * What a job was asked for.
 *
 * @param placement where the index shall live; null to stay in the kind of home that it has
 * @param nodeGroup the nodes of an isolated home; null for other homes
 * @param schema by which the documents shall be written anew; null to leave them as they are
 * @param ranking the profile that goes with {@code schema}; null for the live one
 * @param from of an import, the index whose documents are copied; null for other kinds
 * @param pauseBefore the state in front of which the job waits to be resumed; null for none
 */
record JobRequest(
    @Nullable PlacementKind placement,
    @Nullable String nodeGroup,
    @Nullable Schema schema,
    @Nullable RankingProfile ranking,
    @Nullable String from,
    @Nullable JobState pauseBefore) {
  static final JobRequest NOTHING = new JobRequest(null, null, null, null, null, null);

  /** A move to {@code placement}. */
  static JobRequest moveTo(PlacementKind placement) {
    return new JobRequest(placement, null, null, null, null, null);
  }

  /** A rebuild by {@code schema}. */
  static JobRequest rebuildBy(Schema schema) {
    return new JobRequest(null, null, schema, null, null, null);
  }

  JobRequest withoutPause() {
    return new JobRequest(placement, nodeGroup, schema, ranking, from, null);
  }
}
