package dev.auspex.control.cell;

import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.control.elastic.CellSlot;
import dev.auspex.control.elastic.PhysicalCells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a cell and how the fields of a schema take them. Every member begins with the first
 * slot of each kind, so that what few fields need is where Elasticsearch has it at hand.
 */
public final class CellLayout {
  /** What a slot holds. */
  private record Type(String prefix, FieldKind kind, int dimensions, int count) {}

  private static final List<Type> TYPES =
      List.of(
          new Type("txt", FieldKind.TEXT, 0, 24),
          new Type("kw", FieldKind.KEYWORD, 0, 40),
          new Type("num", FieldKind.LONG, 0, 24),
          new Type("dbl", FieldKind.DOUBLE, 0, 24),
          new Type("flag", FieldKind.BOOLEAN, 0, 12),
          new Type("date", FieldKind.DATE, 0, 8),
          new Type("geo", FieldKind.GEO_POINT, 0, 4),
          new Type("vec384", FieldKind.VECTOR, 384, 2),
          new Type("vec512", FieldKind.VECTOR, 512, 2),
          new Type("vec768", FieldKind.VECTOR, 768, 2),
          new Type("vec1024", FieldKind.VECTOR, 1024, 1));

  private CellLayout() {}

  /** How a schema fits. */
  public sealed interface Fit {
    /** It does; {@code slots} gives the physical field for each of its fields. */
    record Fits(Map<String, String> slots) implements Fit {
      /** Copies {@code slots}. */
      public Fits {
        slots = Map.copyOf(slots);
      }
    }

    /** It does not; {@code reason} is for the tenant. */
    record Needs(String reason) implements Fit {}
  }

  /** All slots of a cell. */
  public static List<CellSlot> slots() {
    List<CellSlot> slots = new ArrayList<>();
    for (Type type : TYPES) {
      for (int i = 0; i < type.count(); i++) {
        slots.add(new CellSlot(name(type, i), type.kind(), type.dimensions()));
      }
    }
    return slots;
  }

  /** The slots of the fields of {@code schema}. */
  public static Fit fit(Schema schema) {
    return fit(schema, Map.of());
  }

  /**
   * The slots of the fields of {@code schema}, where those that had one before keep it.
   *
   * @param before field to slot; slots of fields that are gone stay taken, since documents may
   *     still hold their values
   */
  public static Fit fit(Schema schema, Map<String, String> before) {
    Map<String, String> slots = new LinkedHashMap<>(before);
    List<String> none = new ArrayList<>();
    for (Field field : schema.fields()) {
      if (slots.containsKey(field.name())) {
        continue;
      }
      if (field.kind() == FieldKind.OBJECT_LIST) {
        slots.put(field.name(), PhysicalCells.STORED + "." + field.name());
        continue;
      }
      String free = free(field, slots);
      if (free == null) {
        none.add(need(field));
      } else {
        slots.put(field.name(), free);
      }
    }
    return none.isEmpty()
        ? new Fit.Fits(slots)
        : new Fit.Needs("The pool has no room for " + none.getFirst());
  }

  private static @Nullable String free(Field field, Map<String, String> taken) {
    for (Type type : TYPES) {
      if (holds(type, field)) {
        for (int i = 0; i < type.count(); i++) {
          if (!taken.containsValue(name(type, i))) {
            return name(type, i);
          }
        }
      }
    }
    return null;
  }

  private static boolean holds(Type type, Field field) {
    return switch (field.kind()) {
      case INTEGER, LONG -> type.kind() == FieldKind.LONG;
      case VECTOR ->
          type.kind() == FieldKind.VECTOR
              && type.dimensions() == field.vectorDimensions()
              && field.similarity() == Similarity.COSINE;
      case TEXT, KEYWORD, DOUBLE, BOOLEAN, DATE, GEO_POINT, OBJECT_LIST ->
          type.kind() == field.kind();
    };
  }

  private static String need(Field field) {
    return field.kind() == FieldKind.VECTOR
        ? "field '%s': a vector of %d dimensions by %s"
            .formatted(
                field.name(),
                field.vectorDimensions(),
                Objects.requireNonNull(field.similarity()).wireName())
        : "field '%s': so many fields of kind %s".formatted(field.name(), field.kind().wireName());
  }

  private static String name(Type type, int number) {
    return "%s_%02d".formatted(type.prefix(), number);
  }
}
