package dev.auspex.documents.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.PlacementKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the documents of a TenantIndex look at one {@link Location}: under which names their fields
 * stand, what their ids are, and what says whose they are. Where the physical index is the
 * TenantIndex's own, everything is as clients know it.
 */
public final class StoredForm {
  /** A restore takes seconds to minutes. */
  private static final Duration RESTORE_PAUSE = Duration.ofSeconds(15);

  private final Location location;
  private final Map<String, String> logicalNames = new HashMap<>();

  private StoredForm(Location location) {
    this.location = location;
    location.slots().forEach((logical, physical) -> logicalNames.put(physical, logical));
  }

  /**
   * The layout at {@code location}.
   *
   * @throws ApiProblem {@link ProblemType#INDEX_PARKED} where there is nothing to read or write
   */
  public static StoredForm of(Location location) {
    if (location.kind() == PlacementKind.PARKED) {
      throw ApiProblem.of(
              ProblemType.INDEX_PARKED, "The index is parked and is being brought back; try again")
          .retryAfter(RESTORE_PAUSE);
    }
    return new StoredForm(location);
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

  /** The physical name of {@code field}. */
  public String field(String field) {
    return location.physicalField(field);
  }

  /** The physical names of {@code fields}, in their order. */
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
    if (key == null) {
      return document;
    }
    ObjectNode source = JsonNodeFactory.instance.objectNode().put(Location.TENANT_INDEX, key);
    document.properties().forEach(member -> put(source, member.getKey(), member.getValue()));
    return source;
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

  /** The document whose stored form is {@code source}. */
  public ObjectNode logical(ObjectNode source) {
    if (location.key() == null) {
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
