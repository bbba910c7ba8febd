package dev.auspex.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** JSON by a schema, with something else in it here and there. */
final class Bodies {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A schema may refer to itself. */
  private static final int DEEPEST = 5;

  private final ApiDescription api;

  /** What stands for a body about which the API's description says nothing: a document. */
  private final JsonNode document;

  /** The same for members, by name. */
  private final Map<String, JsonNode> opaque;

  /** Strings that mean something: names of fields, values, words. */
  private final List<String> known;

  Bodies(ApiDescription api, JsonNode document, Map<String, JsonNode> opaque, List<String> known) {
    this.api = api;
    this.document = document;
    this.opaque = Map.copyOf(opaque);
    this.known = List.copyOf(known);
  }

  /**
   * The text of one JSON value.
   *
   * @param wrong how likely each place is something else than the schema says, 0 to 1
   */
  String json(JsonNode schema, double wrong, Random random) {
    return text(value(schema, wrong, 0, random));
  }

  /** The text of one document with an id. */
  String line(double wrong, Random random) {
    JsonNode value = value(document, wrong, 0, random);
    if (value instanceof ObjectNode object && random.nextDouble() >= wrong) {
      object.put("id", random.nextInt(5) == 0 ? Naughty.text(random) : "doc-" + random.nextInt(50));
    }
    return text(value);
  }

  private static String text(JsonNode value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a tree can be written", impossible);
    }
  }

  private JsonNode value(JsonNode described, double wrong, int depth, Random random) {
    if (random.nextDouble() < wrong) {
      return Naughty.value(random);
    }
    JsonNode schema = choice(api.resolve(described), random);
    if (schema.path("enum").isArray()) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    return switch (type(schema, random)) {
      case "integer" -> JSON.numberNode(number(schema, random));
      case "number" -> JSON.numberNode(number(schema, random) + random.nextDouble());
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      case "array" -> array(schema, wrong, depth, random);
      case "object" -> object(schema, wrong, depth, random);
      default -> JSON.textNode(string(random));
    };
  }

  private JsonNode choice(JsonNode schema, Random random) {
    for (String word : List.of("oneOf", "anyOf")) {
      JsonNode choices = schema.path(word);
      if (choices.isArray() && !choices.isEmpty()) {
        return api.resolve(choices.get(random.nextInt(choices.size())));
      }
    }
    return schema;
  }

  /** OpenAPI 3.1 allows several. */
  private static String type(JsonNode schema, Random random) {
    JsonNode type = schema.path("type");
    if (type.isArray() && !type.isEmpty()) {
      return type.get(random.nextInt(type.size())).asText();
    }
    if (type.isMissingNode()) {
      return schema.has("properties") ? "object" : "string";
    }
    return type.asText();
  }

  private static long number(JsonNode schema, Random random) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(least + 20);
    return least + (long) (random.nextDouble() * (most - least + 1));
  }

  private ArrayNode array(JsonNode schema, double wrong, int depth, Random random) {
    ArrayNode array = JSON.arrayNode();
    int least = schema.path("minItems").asInt(0);
    int most = schema.path("maxItems").asInt(least + 3);
    int size = depth >= DEEPEST ? 0 : least + random.nextInt(Math.min(3, most - least) + 1);
    for (int i = 0; i < size; i++) {
      array.add(value(schema.path("items"), wrong, depth + 1, random));
    }
    return array;
  }

  private ObjectNode object(JsonNode schema, double wrong, int depth, Random random) {
    JsonNode members = schema.path("properties");
    if (!members.isObject() && depth == 0) {
      return object(document, wrong, depth + 1, random);
    }
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      boolean wanted =
          required.contains(member.getKey())
              ? random.nextDouble() >= wrong
              : depth < DEEPEST && random.nextInt(3) == 0;
      if (wanted) {
        object.set(member.getKey(), value(described(member), wrong, depth + 1, random));
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      object.set(
          string(random), value(schema.path("additionalProperties"), wrong, depth + 1, random));
    }
    if (random.nextDouble() < wrong) {
      object.set(Naughty.member(random), Naughty.value(random));
    }
    return object;
  }

  private JsonNode described(Map.Entry<String, JsonNode> member) {
    return api.resolve(member.getValue()).has("properties")
        ? member.getValue()
        : opaque.getOrDefault(member.getKey(), member.getValue());
  }

  private String string(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Naughty.words(random, 1 + random.nextInt(5));
      case 1 -> Naughty.text(random);
      default -> known.get(random.nextInt(known.size()));
    };
  }
}
