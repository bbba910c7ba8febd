package dev.auspex.control.apikey;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import java.util.List;

/**
 * An index of the tenant as a new key sees it.
 *
 * @param name what clients say
 * @param schema the live one
 */
record KnownIndex(IndexName name, Schema schema) {
  /**
   * Where {@code filter} cannot be asked of this index. A field that the index does not have is no
   * violation: gateways show nothing of the index to such a key.
   */
  List<Violation> violations(Filter filter) {
    return FilterFit.check(filter, schema).stream()
        .filter(misfit -> !misfit.absent())
        .map(
            misfit ->
                new Violation(
                    misfit.path(),
                    "for '%s' of index %s %s".formatted(misfit.field(), name, misfit.expected())))
        .toList();
  }
}
