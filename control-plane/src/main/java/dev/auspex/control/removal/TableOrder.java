package dev.auspex.control.removal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which order tables are emptied so that no foreign key is in the way. */
final class TableOrder {
  private TableOrder() {}

  /**
   * Orders tables so that each comes after all that refer to it.
   *
   * @param children for each table those that refer to it
   */
  static List<String> childrenFirst(List<String> tables, Map<String, Set<String>> children) {
    List<String> ordered = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    tables.forEach(table -> place(table, tables, children, seen, ordered));
    return ordered;
  }

  private static void place(
      String table,
      List<String> tables,
      Map<String, Set<String>> children,
      Set<String> seen,
      List<String> ordered) {
    if (!seen.add(table)) {
      return;
    }
    children
        .getOrDefault(table, Set.of())
        .forEach(child -> place(child, tables, children, seen, ordered));
    if (tables.contains(table)) {
      ordered.add(table);
    }
  }
}
