package dev.auspex.control.elastic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.snapshot.Location;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one TenantIndex at one home, for those who copy, compare and remove them.
 * Tombstones are documents only where that is said. Ids and fields are those that clients know.
 * Each method throws {@link EngineFailure}.
 */
public interface HomeDocuments {
  /**
   * A document as it was found.
   *
   * @param id as clients know it
   * @param seqNo the place of its last write in the order of all writes of its shard
   * @param primaryTerm the term of that write
   * @param version its external version
   * @param content its values under their logical names, vectors included; null where nobody asked
   */
  record Found(
      String id, long seqNo, long primaryTerm, long version, @Nullable ObjectNode content) {}

  /** A document to write, with the version that it has elsewhere. */
  record Versioned(String id, long version, ObjectNode content) {}

  /** Makes every finished write visible to the other methods. */
  void refresh(Location home);

  /** How many there are. */
  long count(Location home);

  /** The place of the latest write that searches see; -1 where there are no documents. */
  long lastSeqNo(Location home);

  /**
   * The documents whose last write comes after {@code after} and not after {@code upTo}, in that
   * order. A page shorter than {@code most} is the last one. Writes between two calls move
   * documents behind {@code upTo} and never make others be missed.
   */
  List<Found> page(Location home, long after, long upTo, int most, boolean contents);

  /** Those of {@code ids} that there are, with their content. */
  List<Found> byId(Location home, Collection<String> ids);

  /** At most {@code most} documents, chosen at random by {@code seed}, with their content. */
  List<Found> sample(Location home, long seed, int most);

  /** At most {@code most} tombstones. */
  List<Found> tombstones(Location home, int most);

  /**
   * Writes each document unless one with its version or a higher one is there.
   *
   * @return the ids of those that the engine refuses as they are
   */
  Set<String> write(Location home, List<Versioned> documents);

  /** Deletes each document unless it has been written since it was found. */
  void delete(Location home, List<Found> documents);

  /**
   * The documents in whose {@code field} all words of {@code text} occur.
   *
   * @param total how many
   * @param ids all of them; empty where there are more than {@code most}
   */
  record Matches(long total, Set<String> ids) {
    /** Copies {@code ids}. */
    public Matches {
      ids = Set.copyOf(ids);
    }
  }

  /** Looks into {@code field}, a text or keyword field. */
  Matches match(Location home, Field field, String text, int most);

  /**
   * Removes documents, tombstones included; where the home is an index of its own, the index.
   * Asking twice is the same as asking once.
   *
   * @return whether nothing is left; otherwise ask again
   */
  boolean remove(Location home);
}
