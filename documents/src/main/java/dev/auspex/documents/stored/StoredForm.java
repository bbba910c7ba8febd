package dev.auspex.documents.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.analysis.completion.Completions;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the documents of a TenantIndex look at one {@link Location}: under which names their fields
 * stand, what their ids are, and what says whose they are. Where the physical index is the
 * TenantIndex's own, everything is as clients know it, but for terms and completions that Auspex
 * adds.
 */
public final class StoredForm {
  /** Written in front of all completions of an index of its own. */
  private static final String OWN_SCOPE = "own";

  /** As many bits as one sign of a scope says. */
  private static final int SCOPE_BITS = 6;

  private static final String SCOPE_SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final Location location;
  private final TextAnalysis analysis;
  private final Map<String, String> logicalNames = new HashMap<>();

  StoredForm(Location location, TextAnalysis analysis) {
    this.location = location;
    this.analysis = analysis;
    location.slots().forEach((logical, physical) -> logicalNames.put(physical, logical));
  }

  /** The name in Elasticsearch. */
  public String index() {
    return location.physicalIndex();
  }

  /** What all requests about this TenantIndex are routed by; empty for the engine's own routing. */
  public Optional<String> routing() {
    return Optional.ofNullable(location.key());
  }

  /** The {@code _id} of the document that clients call {@code id}. */
  public String id(String id) {
    return location.physicalId(id);
  }

  /** What clients call the document whose {@code _id} is {@code physical}. */
  public String clientId(String physical) {
    String key = location.key();
    return key == null ? physical : physical.substring(key.length() + 1);
  }

  /** Where the values of {@code field} are, as they were sent. */
  public String field(String field) {
    return location.physicalField(field);
  }

  /** Where documents with some value or term of {@code field} are found. */
  public String indexedField(String field) {
    return location.indexedField(field);
  }

  /** How the text of {@code field} was cut into terms; empty where the search engine did it. */
  public Optional<String> analysisOf(String field) {
    return Optional.ofNullable(location.terms().get(field)).map(TermField::analysis);
  }

  /** The terms of {@code text} with a space between two, as documents have them. */
  public String termLine(String analysisName, String text) {
    return analysis.line(analysisName, text);
  }

  /** Those terms of {@code text}, in lower case, that tell what is asked for. */
  public Set<String> tellingTerms(String analysisName, String text) {
    return analysis.telling(analysisName, text);
  }

  /** Where the completions of {@code field} are; empty where none are kept. */
  public Optional<CompletionField> completionsOf(String field) {
    return Optional.ofNullable(location.completions().get(field));
  }

  /**
   * What all completions of this home begin with, three signs. In a cell few other homes have the
   * same, so that the search engine does not walk through those of others; whose a document is says
   * {@link #filter()}.
   */
  public String completionScope() {
    String key = location.key();
    if (key == null) {
      return OWN_SCOPE;
    }
    // String.hashCode is the same everywhere and for ever.
    int mixed = key.hashCode() * 0x9E3779B9;
    StringBuilder scope = new StringBuilder();
    for (int i = 0; i < OWN_SCOPE.length(); i++) {
      int sign = mixed >>> (Integer.SIZE - (i + 1) * SCOPE_BITS);
      scope.append(SCOPE_SIGNS.charAt(sign & (SCOPE_SIGNS.length() - 1)));
    }
    return scope.toString();
  }

  /** What nobody reads: the physical names of {@code hiddenFields}, and what Auspex has added. */
  public List<String> unread(List<String> hiddenFields) {
    return Stream.concat(hiddenFields.stream().map(this::field), added()).toList();
  }

  private Stream<String> added() {
    return Stream.concat(
        location.terms().values().stream().map(TermField::field),
        location.completions().values().stream()
            .flatMap(each -> Stream.of(each.starts(), each.whole())));
  }

  /** Where the values of {@code fields} are, in their order. */
  public List<String> fields(List<String> fields) {
    return fields.stream().map(this::field).toList();
  }

  /** What clients call the physical field {@code field}. */
  public String clientField(String field) {
    return logicalNames.getOrDefault(field, field);
  }

  /**
   * The clause that lets through this TenantIndex's documents alone, and no tombstones; empty where
   * the physical index is its own, which serves only after its tombstones are gone.
   */
  public Optional<ObjectNode> filter() {
    return routing()
        .map(
            key -> {
              ObjectNode filter = JsonNodeFactory.instance.objectNode();
              ObjectNode bool = filter.putObject("bool");
              bool.putObject("filter").putObject("term").put(Location.TENANT_INDEX, key);
              bool.putObject("must_not").putObject("term").put(Location.TOMBSTONE, true);
              return filter;
            });
  }

  /** Whether the stored {@code source} stands for a deleted document. */
  public static boolean isTombstone(ObjectNode source) {
    return source.path(Location.TOMBSTONE).asBoolean();
  }

  /** {@code document} as the engine stores it. */
  public ObjectNode physical(ObjectNode document) {
    String key = location.key();
    if (key == null && location.terms().isEmpty() && location.completions().isEmpty()) {
      return document;
    }
    ObjectNode source = JsonNodeFactory.instance.objectNode();
    if (key != null) {
      source.put(Location.TENANT_INDEX, key);
    }
    document.properties().forEach(member -> put(source, member.getKey(), member.getValue()));
    location
        .terms()
        .forEach(
            (field, terms) -> {
              JsonNode text = document.get(field);
              if (text != null) {
                putTerms(source, terms, text);
              }
            });
    location
        .completions()
        .forEach(
            (field, completions) -> {
              JsonNode value = document.get(field);
              if (value != null) {
                putCompletions(source, completions, value);
              }
            });
    return source;
  }

  /** A value that completes nothing leaves nothing. */
  private void putCompletions(ObjectNode source, CompletionField field, JsonNode value) {
    String scope = completionScope();
    ArrayNode starts = JsonNodeFactory.instance.arrayNode();
    ArrayNode wholes = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      String terms = Completions.starts(field.analysis(), scope, each.asText());
      if (!terms.isEmpty()) {
        starts.add(terms);
        wholes.add(Completions.whole(each.asText()));
      }
    }
    if (!starts.isEmpty()) {
      source.set(field.starts(), value.isArray() ? starts : starts.get(0));
      source.set(field.whole(), value.isArray() ? wholes : wholes.get(0));
    }
  }

  private void putTerms(ObjectNode source, TermField terms, JsonNode text) {
    if (!text.isArray()) {
      source.put(terms.field(), analysis.line(terms.analysis(), text.asText()));
      return;
    }
    ArrayNode lines = source.putArray(terms.field());
    text.forEach(each -> lines.add(analysis.line(terms.analysis(), each.asText())));
  }

  private void put(ObjectNode source, String field, JsonNode value) {
    String physical = field(field);
    int dot = physical.indexOf('.');
    if (dot < 0) {
      source.set(physical, value);
    } else {
      source.withObject("/" + physical.substring(0, dot)).set(physical.substring(dot + 1), value);
    }
  }

  /** The document whose stored form is {@code source}, which may change. */
  public ObjectNode logical(ObjectNode source) {
    if (location.key() == null) {
      added().forEach(source::remove);
      return source;
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    take(source, "", document);
    return document;
  }

  /** Slots come back under their logical names, in the order in which they were stored. */
  private void take(JsonNode stored, String path, ObjectNode document) {
    for (Map.Entry<String, JsonNode> member : stored.properties()) {
      String physical = path + member.getKey();
      String field = logicalNames.get(physical);
      if (field != null) {
        document.set(field, member.getValue());
      } else if (path.isEmpty() && member.getValue().isObject()) {
        take(member.getValue(), physical + ".", document);
      }
    }
  }

  /** What stands for a deleted document while a move goes on. */
  public ObjectNode tombstone() {
    ObjectNode source = JsonNodeFactory.instance.objectNode().put(Location.TOMBSTONE, true);
    routing().ifPresent(key -> source.put(Location.TENANT_INDEX, key));
    return source;
  }
}
