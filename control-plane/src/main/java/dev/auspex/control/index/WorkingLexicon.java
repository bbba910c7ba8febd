package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;

/**
 * The dictionaries and rules of an index as people are changing them; nothing serves by them before
 * they are published. Each method runs in the caller's transaction.
 */
public interface WorkingLexicon {
  /** All of them as they are now. */
  Lexicon read(TenantId tenant, IndexName index);

  /** Puts {@code lexicon} in the place of all that is there. */
  void replace(TenantId tenant, IndexName index, Lexicon lexicon);
}
