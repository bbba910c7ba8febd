package dev.auspex.control.index;

import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Schema;
import dev.auspex.control.elastic.PhysicalSchemas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an index whose schema is to change, field by field.
 *
 * @param fields the changes: removed fields in their old order, then the others in their new order
 * @param reordered whether fields stand in another order
 */
record SchemaChange(List<FieldChange> fields, boolean reordered) {

  /** What happens to a field. */
  enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** One field that changes, what that takes, and why, in words for the tenant. */
  record FieldChange(String name, Kind kind, Impact impact, String reason) {}

  SchemaChange {
    fields = List.copyOf(fields);
  }

  /**
   * Compares.
   *
   * @param documents how many there are; {@code Long.MAX_VALUE} where that is not known
   * @param occupied names that the search engine has a field of, whether declared now or once
   */
  static SchemaChange between(Schema before, Schema after, long documents, Set<String> occupied) {
    List<FieldChange> changes = new ArrayList<>();
    for (Field old : before.fields()) {
      if (after.field(old.name()).isEmpty()) {
        changes.add(
            new FieldChange(
                old.name(),
                Kind.REMOVED,
                Impact.LIVE,
                "no search and no reply knows it from then on; its values leave the store with the"
                    + " next rebuild"));
      }
    }
    for (Field field : after.fields()) {
      Optional<Field> old = before.field(field.name());
      if (old.isEmpty()) {
        changes.add(added(field, documents, occupied.contains(field.name())));
      } else if (!old.get().equals(field)) {
        changes.add(changed(old.get(), field, documents));
      }
    }
    return new SchemaChange(changes, !order(before, after).equals(order(after, before)));
  }

  /**
   * What going back from {@code live} to a schema that served before takes, without a look at the
   * documents: as if there were some, and values of every field that has been removed since.
   */
  static SchemaChange toEarlier(Schema live, Schema earlier) {
    Set<String> removed =
        earlier.fields().stream()
            .map(Field::name)
            .filter(name -> live.field(name).isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return between(live, earlier, Long.MAX_VALUE, removed);
  }

  /** The names that both have, in the order of {@code schema}. */
  private static List<String> order(Schema schema, Schema other) {
    return schema.fields().stream()
        .map(Field::name)
        .filter(name -> other.field(name).isPresent())
        .toList();
  }

  /** What the whole change takes: the most that one of its fields takes. */
  Impact impact() {
    return fields.stream()
        .map(FieldChange::impact)
        .max(Comparator.naturalOrder())
        .orElse(reordered ? Impact.LIVE : Impact.NOTHING);
  }

  /** The same change where the place of the index has no room for the fields that come. */
  SchemaChange withoutRoom(String reason) {
    return new SchemaChange(
        fields.stream()
            .map(
                change ->
                    change.kind() == Kind.ADDED
                        ? new FieldChange(change.name(), Kind.ADDED, Impact.REBUILD, reason)
                        : change)
            .toList(),
        reordered);
  }

  /** The fields that need a rebuild, and why, in one line; empty if none does. */
  String reasonsToRebuild() {
    return fields.stream()
        .filter(change -> change.impact() == Impact.REBUILD)
        .map(change -> "'%s': %s".formatted(change.name(), change.reason()))
        .collect(Collectors.joining("; "));
  }

  private static FieldChange added(Field field, long documents, boolean occupied) {
    if (occupied) {
      return new FieldChange(
          field.name(),
          Kind.ADDED,
          Impact.REBUILD,
          "a field of this name was removed, and its values are still in the store");
    }
    if (field.computed() && documents > 0) {
      return new FieldChange(
          field.name(), Kind.ADDED, Impact.REBUILD, "it is computed for every document");
    }
    return new FieldChange(
        field.name(),
        Kind.ADDED,
        Impact.LIVE,
        documents == 0
            ? "there are no documents yet"
            : "documents have no value until they are sent again");
  }

  private static FieldChange changed(Field old, Field field, long documents) {
    @Nullable String rebuild = reasonToRebuild(old, field, documents);
    return rebuild == null
        ? new FieldChange(field.name(), Kind.CHANGED, Impact.LIVE, "searches and writes follow it")
        : new FieldChange(field.name(), Kind.CHANGED, Impact.REBUILD, rebuild);
  }

  private static @Nullable String reasonToRebuild(Field old, Field field, long documents) {
    if (old.kind() != field.kind()) {
      return "values are stored as %s".formatted(old.kind().wireName());
    }
    if (!Objects.equals(old.dimensions(), field.dimensions())) {
      return "vectors are stored with %d dimensions".formatted(old.dimensions());
    }
    if (old.similarity() != null && old.similarity() != field.similarity()) {
      return "vectors are linked by their similarity %s".formatted(old.similarity().wireName());
    }
    if (!PhysicalSchemas.storesAlike(old, field)) {
      return "the text is analysed anew";
    }
    if (documents == 0) {
      return null;
    }
    if (field.suggest() && !old.suggest()) {
      return "the completions of every document are made";
    }
    @Nullable Embedding embedding = field.embedding();
    if (embedding != null && !embedding.equals(old.embedding())) {
      return "every document's vector is computed anew";
    }
    @Nullable Flattening flattening = field.flattening();
    if (flattening != null && !flattening.equals(old.flattening())) {
      return "the value is computed anew for every document";
    }
    if (old.list() && !field.list()) {
      return "documents may have several values";
    }
    if (old.computed() && !field.computed()) {
      return "its values are computed ones, which no client has sent";
    }
    return null;
  }
}
