package dev.auspex.edge;

import dev.auspex.contract.problem.ApiProblem;
import java.util.Optional;

/**
 * Knows whether whoever decides on rights could be asked at all. A service whose guard refuses
 * where it cannot ask has one, so that its callers are not told to ask for a right that they have.
 */
public interface Outages {
  /**
   * The outage that a refusal at this moment comes from, if there is one. May block for seconds.
   */
  Optional<ApiProblem> behindRefusal();
}
