package dev.auspex.control.cell;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.analysis.completion.Completions;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
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
  /** Raised whenever there are new slots. */
  static final int VERSION = 3;

  /** How many text fields one member may have. */
  private static final int TEXTS = 24;

  private static final String TEXT = "src";
  private static final String TERMS = "trm";

  /** How many fields of one member may be offered as completions. */
  private static final int COMPLETIONS = 6;

  private static final String STARTS = "beg";
  private static final String WHOLE = "all";

  /** Text that the search engine itself cuts into terms; members of layout 1 have such. */
  private static final String ANALYSED_TEXT = "txt";

  /** What a slot holds. */
  private record Type(String prefix, FieldKind kind, int dimensions, int count) {}

  private static final List<Type> TYPES =
      List.of(
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
    /**
     * It does.
     *
     * @param slots where the values of each of its fields are
     * @param terms where the terms of each text are
     * @param completions where the completions of each field are that has some
     */
    record Fits(
        Map<String, String> slots,
        Map<String, TermField> terms,
        Map<String, CompletionField> completions)
        implements Fit {
      /** What no field has taken yet. */
      public static final Fits NONE = new Fits(Map.of(), Map.of(), Map.of());

      /** Copies the maps. */
      public Fits {
        slots = Map.copyOf(slots);
        terms = Map.copyOf(terms);
        completions = Map.copyOf(completions);
      }

      /** A member of {@code cell} whose fields stand there. */
      public Location in(String cell, String key) {
        return Location.pooled(cell, key, slots).withTerms(terms).withCompletions(completions);
      }
    }

    /** It does not; {@code reason} is for the tenant. */
    record Needs(String reason) implements Fit {}
  }

  /** All slots of a cell. */
  public static List<CellSlot> slots() {
    List<CellSlot> slots = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      slots.add(new CellSlot(name(TEXT, i), FieldKind.TEXT, 0, CellSlot.Use.TEXT));
      slots.add(new CellSlot(name(TERMS, i), FieldKind.TEXT, 0, CellSlot.Use.TERMS));
      slots.add(new CellSlot(name(ANALYSED_TEXT, i), FieldKind.TEXT, 0, CellSlot.Use.VALUES));
    }
    for (int i = 0; i < COMPLETIONS; i++) {
      slots.add(new CellSlot(name(STARTS, i), FieldKind.TEXT, 0, CellSlot.Use.STARTS));
      slots.add(new CellSlot(name(WHOLE, i), FieldKind.KEYWORD, 0, CellSlot.Use.VALUES));
    }
    for (Type type : TYPES) {
      for (int i = 0; i < type.count(); i++) {
        slots.add(
            new CellSlot(
                name(type.prefix(), i), type.kind(), type.dimensions(), CellSlot.Use.VALUES));
      }
    }
    return slots;
  }

  /** The slots of the fields of {@code schema}. */
  public static Fit fit(Schema schema) {
    return fit(schema, Fit.Fits.NONE);
  }

  /**
   * The slots of the fields of {@code schema}, where those that had one before keep it.
   *
   * @param before what they have; slots of fields that are gone stay taken, since documents may
   *     still hold their values
   */
  public static Fit fit(Schema schema, Fit.Fits before) {
    Map<String, String> slots = new LinkedHashMap<>(before.slots());
    Map<String, TermField> terms = new LinkedHashMap<>(before.terms());
    Map<String, CompletionField> completions = new LinkedHashMap<>(before.completions());
    List<String> none = new ArrayList<>();
    for (Field field : schema.suggestedFields()) {
      if (!completions.containsKey(field.name()) && !complete(field, completions)) {
        none.add("field '%s': so many fields with suggest".formatted(field.name()));
      }
    }
    for (Field field : schema.fields()) {
      if (slots.containsKey(field.name())) {
        continue;
      }
      if (field.kind() == FieldKind.OBJECT_LIST) {
        slots.put(field.name(), PhysicalCells.STORED + "." + field.name());
        continue;
      }
      @Nullable String free = free(field, slots);
      if (free == null) {
        none.add(need(field));
      } else if (field.kind() == FieldKind.TEXT) {
        slots.put(field.name(), free);
        terms.put(
            field.name(),
            new TermField(
                TERMS + free.substring(TEXT.length()), TextAnalysis.nameFor(field.language())));
      } else {
        slots.put(field.name(), free);
      }
    }
    return none.isEmpty()
        ? new Fit.Fits(slots, terms, completions)
        : new Fit.Needs("The pool has no room for " + none.getFirst());
  }

  /** Whether there was room. */
  private static boolean complete(Field field, Map<String, CompletionField> completions) {
    for (int i = 0; i < COMPLETIONS; i++) {
      String starts = name(STARTS, i);
      if (completions.values().stream().noneMatch(each -> each.starts().equals(starts))) {
        completions.put(
            field.name(),
            new CompletionField(starts, name(WHOLE, i), Completions.nameFor(field.language())));
        return true;
      }
    }
    return false;
  }

  private static @Nullable String free(Field field, Map<String, String> taken) {
    if (field.kind() == FieldKind.TEXT) {
      return free(TEXT, TEXTS, taken);
    }
    for (Type type : TYPES) {
      if (holds(type, field)) {
        @Nullable String free = free(type.prefix(), type.count(), taken);
        if (free != null) {
          return free;
        }
      }
    }
    return null;
  }

  private static @Nullable String free(String prefix, int count, Map<String, String> taken) {
    for (int i = 0; i < count; i++) {
      if (!taken.containsValue(name(prefix, i))) {
        return name(prefix, i);
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

  private static String name(String prefix, int number) {
    return "%s_%02d".formatted(prefix, number);
  }
}
