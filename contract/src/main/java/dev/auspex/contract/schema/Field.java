package dev.auspex.contract.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One declared field.
 *
 * @param name what clients call it; 1 to 64 characters of {@code a-z}, {@code 0-9} and underscore,
 *     starting with a letter
 * @param kind its type
 * @param searchable whether the term channel looks into it; only {@link FieldKind#TEXT} and {@link
 *     FieldKind#KEYWORD}
 * @param weight how much a match here counts against other searchable fields; greater than 0, at
 *     most 100; 1 where the tenant says nothing
 * @param embedding how the vector is made; exactly for {@link FieldKind#VECTOR}
 */
public record Field(
    String name, FieldKind kind, boolean searchable, double weight, @Nullable Embedding embedding) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** Name reserved for the identifier of a document. */
  public static final String ID = "id";

  /** Whether {@code name} could name a field. {@value #ID} is taken by the document itself. */
  public static boolean isValidName(String name) {
    return NAME.matcher(name).matches() && !name.equals(ID);
  }

  /** A field that is stored and returned, but not searched. */
  public static Field stored(String name, FieldKind kind) {
    return new Field(name, kind, false, 1, null);
  }

  /** A field that the term channel searches. */
  public static Field searchable(String name, FieldKind kind, double weight) {
    return new Field(name, kind, true, weight, null);
  }

  /** A vector computed from other fields. */
  public static Field vector(String name, Embedding embedding) {
    return new Field(name, FieldKind.VECTOR, false, 1, embedding);
  }
}
