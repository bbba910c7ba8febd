package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Schema;

/** What this room has others do, because it takes longer than a request. */
public interface IndexJobs {
  /**
   * Has an index rebuilt by another schema.
   *
   * @return the id of the job
   * @throws ApiProblem {@link ProblemType#INDEX_NOT_FOUND}, {@link ProblemType#INDEX_NOT_READY},
   *     {@link ProblemType#INDEX_BUSY}
   */
  String rebuild(TenantId tenant, IndexName index, Schema schema);

  /**
   * Has an index deleted with all of its documents; asking again is the same as asking once.
   *
   * @return the id of the job
   * @throws ApiProblem {@link ProblemType#INDEX_NOT_FOUND}
   */
  String delete(TenantId tenant, IndexName index);
}
