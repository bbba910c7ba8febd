package dev.auspex.gateway.snapshot;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.SnapshotChange;
import java.util.Optional;
import java.util.function.Consumer;

/** Where snapshots come from. */
interface SnapshotSource {
  /** Asks once for the step from {@code epoch} and {@code since} to now. */
  Fetched fetch(String epoch, long since);

  /**
   * Follows the changes from {@code epoch} and {@code since} on; each goes to {@code changes} in
   * the caller's thread, heartbeats too. Returns when the stream has ended.
   */
  Ended follow(String epoch, long since, Consumer<SnapshotChange> changes);

  /**
   * The packed form of a lexicon of {@code tenant}; the caller checks it.
   *
   * @throws LexiconUnavailableException where it cannot be had now
   */
  byte[] lexicon(TenantId tenant, LexiconRef ref) throws LexiconUnavailableException;

  /** Tells what the gateway serves by; empty where it was heard, else why not. */
  Optional<String> report(String gateway, GatewayReport report);

  /** Tells that the gateway stops; nothing happens where nobody hears it. */
  void end(String gateway);

  /** Ends a {@link #follow} that has said nothing for too long, or that is not wanted any more. */
  void interruptSilentStream(boolean always);

  /** How asking ended. */
  sealed interface Fetched {}

  /** The step. */
  record Changed(SnapshotChange change) implements Fetched {}

  /** No answer that could be used; {@code reason} is for the log. */
  record Unavailable(String reason) implements Fetched {}

  /**
   * How a stream ended.
   *
   * @param delivered whether it brought anything before
   * @param reason for the log
   */
  record Ended(boolean delivered, String reason) {}
}
