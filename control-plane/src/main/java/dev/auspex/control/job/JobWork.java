package dev.auspex.control.job;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a job have found out so far.
 *
 * @param source where the documents are when the job begins; null before it is planned
 * @param target where they shall be; null before it is planned, and where nothing is copied
 * @param before the schema by which they are stored
 * @param after the schema by which they shall be stored
 * @param revision what gateways must know before the next step
 * @param cursor the place of the last write that was copied; -1 for none
 * @param bound the place of the last write that is to be copied
 * @param copied how many documents were
 * @param total how many there were when the copy began
 */
record JobWork(
    @Nullable Location source,
    @Nullable Location target,
    @Nullable Schema before,
    @Nullable Schema after,
    long revision,
    long cursor,
    long bound,
    long copied,
    long total) {
  static final JobWork NONE = new JobWork(null, null, null, null, 0, -1, -1, 0, 0);

  JobWork planned(Location from, @Nullable Location to, Schema storedBy, Schema shallBe) {
    return new JobWork(from, to, storedBy, shallBe, revision, -1, -1, 0, 0);
  }

  JobWork published(long at) {
    return new JobWork(source, target, before, after, at, cursor, bound, copied, total);
  }

  JobWork bounded(long last, long documents) {
    return new JobWork(source, target, before, after, revision, -1, last, 0, documents);
  }

  JobWork copied(long upTo, long documents) {
    return new JobWork(source, target, before, after, revision, upTo, bound, documents, total);
  }

  Location from() {
    return Objects.requireNonNull(source, "not planned yet");
  }

  Location to() {
    return Objects.requireNonNull(target, "not planned yet");
  }

  Schema storedBy() {
    return Objects.requireNonNull(before, "not planned yet");
  }

  Schema shallBe() {
    return Objects.requireNonNull(after, "not planned yet");
  }

  boolean convertsDocuments() {
    return !Objects.equals(before, after);
  }
}
