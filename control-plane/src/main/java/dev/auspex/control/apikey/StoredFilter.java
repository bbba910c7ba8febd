package dev.auspex.control.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.auspex.contract.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A filter in its column. In JSON it is the filter alone; Hibernate writes by the type of a field,
 * and an interface has no members.
 */
record StoredFilter(@JsonValue Filter filter) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  StoredFilter {}

  static @Nullable StoredFilter of(@Nullable Filter filter) {
    return filter == null ? null : new StoredFilter(filter);
  }
}
