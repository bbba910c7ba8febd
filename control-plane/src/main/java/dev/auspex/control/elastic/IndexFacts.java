package dev.auspex.control.elastic;

import java.util.Set;

/** What is in a physical index. Reasons are for tenants: no physical names in them. */
public sealed interface IndexFacts {
  /**
   * The search engine has said it.
   *
   * @param documents how many there are
   * @param occupied those of the asked fields of which some document has a value
   */
  record Known(long documents, Set<String> occupied) implements IndexFacts {
    /** Copies {@code occupied}. */
    public Known {
      occupied = Set.copyOf(occupied);
    }
  }

  /** The search engine does not answer. */
  record Unknown(String reason) implements IndexFacts {}
}
