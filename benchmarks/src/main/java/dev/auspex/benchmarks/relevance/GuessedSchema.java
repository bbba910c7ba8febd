package dev.auspex.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that somebody would declare who looks at the documents: prose becomes text, short
 * values that come again and again keyword, numbers features.
 */
public final class GuessedSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What documents are called by counts twice, as in most catalogues. */
  private static final Set<String> HEADLINES = Set.of("title", "name");

  private static final double HEADLINE_WEIGHT = 2;

  /** By member of the documents: what the field is called. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private final Map<String, Column> columns = new LinkedHashMap<>();

  /** Texts that somebody filters by as wholes: each has a keyword beside it. */
  private final Set<String> exact;

  private final @Nullable Language language;

  private GuessedSchema(Set<String> exact, @Nullable Language language) {
    this.exact = Set.copyOf(exact);
    this.language = language;
  }

  /**
   * Looks at all of {@code documents}. Members without a value, or with values of several kinds,
   * become no field.
   *
   * @param exact members that somebody filters by as wholes
   * @param language of the texts; null where nobody knows
   */
  public static GuessedSchema of(
      List<ObjectNode> documents, Set<String> exact, @Nullable Language language) {
    GuessedSchema schema = new GuessedSchema(exact, language);
    for (ObjectNode document : documents) {
      for (Map.Entry<String, JsonNode> member : document.properties()) {
        if (!member.getKey().equals(Field.ID)) {
          schema
              .columns
              .computeIfAbsent(member.getKey(), name -> new Column())
              .add(member.getValue());
        }
      }
    }
    schema.columns.values().removeIf(column -> column.kind() == null);
    for (String member : schema.columns.keySet()) {
      String name = fieldName(member);
      if (!schema.names.containsValue(name)) {
        schema.names.put(member, name);
      }
    }
    return schema;
  }

  private static String fieldName(String member) {
    String name = member.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    if (!Field.isValidName(name)) {
      name = "f_" + name;
    }
    return name.substring(0, Math.min(64, name.length()));
  }

  /** The declarations of the fields, in the order in which documents have them. */
  public ArrayNode fields() {
    ArrayNode fields = JSON.createArrayNode();
    names.forEach(
        (member, name) -> {
          Column column = columns.get(member);
          FieldKind kind = kind(member);
          ObjectNode field = fields.addObject().put("name", name).put("kind", kind.wireName());
          if (column.isList()) {
            field.put("list", true);
          }
          if (kind == FieldKind.TEXT) {
            field.put("weight", HEADLINES.contains(name) ? HEADLINE_WEIGHT : 1);
            if (language != null) {
              field.put("language", language.wireName());
            }
          } else if (kind == FieldKind.KEYWORD) {
            field.put("searchable", true).put("facetable", true);
          } else if (!column.isList()) {
            field.put("sortable", true).put("feature", true);
          }
          if (isTwofold(member)) {
            fields
                .addObject()
                .put("name", exactName(member))
                .put("kind", FieldKind.KEYWORD.wireName());
          }
        });
    return fields;
  }

  private boolean isTwofold(String member) {
    return exact.contains(member) && kind(member) == FieldKind.TEXT;
  }

  /** The field by which documents are filtered for whole values of {@code member}. */
  String exactName(String member) {
    String name = names.getOrDefault(member, member);
    return names.containsKey(member) && isTwofold(member) ? name + "_exact" : name;
  }

  /** The first field of points, if there is one. */
  public Optional<String> point() {
    return names.keySet().stream()
        .filter(member -> kind(member) == FieldKind.GEO_POINT)
        .map(names::get)
        .findFirst();
  }

  /** The same, and a vector {@code meaning} that {@code model} makes of the texts. */
  public ArrayNode fieldsWithVector(String model) {
    ArrayNode fields = fields();
    ObjectNode embedding =
        fields
            .addObject()
            .put("name", "meaning")
            .put("kind", FieldKind.VECTOR.wireName())
            .putObject("embedding")
            .put("model", model);
    texts().forEach(embedding.putArray("sources")::add);
    return fields;
  }

  /** The text fields; a set without one cannot be searched by words. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    names.forEach(
        (member, name) -> {
          if (kind(member) == FieldKind.TEXT) {
            texts.add(name);
          }
        });
    return texts;
  }

  /** {@code document} with its id and the values of declared fields alone. */
  public ObjectNode fit(ObjectNode document) {
    ObjectNode fitted = JSON.createObjectNode().put(Field.ID, document.path(Field.ID).asText());
    names.forEach(
        (member, name) -> {
          JsonNode value = document.path(member);
          boolean nothing = value.isMissingNode() || value.isNull();
          if (!nothing && !(value.isArray() && value.isEmpty())) {
            fitted.set(name, value);
            if (isTwofold(member)) {
              fitted.set(exactName(member), value);
            }
          }
        });
    return fitted;
  }

  /** Fields with their kinds, for people: {@code title text, brand keyword}. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    names.forEach(
        (member, name) ->
            words.add(
                name
                    + " "
                    + kind(member).wireName()
                    + (columns.get(member).isList() ? " list" : "")));
    return String.join(", ", words);
  }

  private FieldKind kind(String member) {
    FieldKind kind = columns.get(member).kind();
    if (kind == null) {
      throw new IllegalStateException("a column without a kind was kept: " + member);
    }
    return kind;
  }
}
