package dev.auspex.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an OpenAPI file says that a service takes.
 *
 * @param operations in the order of the file
 * @param document the whole file, for references into it
 * @see <a href="https://spec.openapis.org/oas/v3.1.0.html">OpenAPI 3.1</a>
 */
public record ApiDescription(List<Operation> operations, JsonNode document) {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  /** Copies {@code operations}. */
  public ApiDescription {
    operations = List.copyOf(operations);
  }

  /**
   * One thing that can be asked for.
   *
   * @param method in capital letters
   * @param path with names of parameters in braces
   * @param queryParameters the schema of each, by name
   * @param mediaType of the body; empty where it has none
   * @param body schema of the body, or of each line of it; missing where it has none
   */
  public record Operation(
      String method,
      String path,
      Map<String, JsonNode> queryParameters,
      String mediaType,
      JsonNode body) {
    /** Copies {@code queryParameters}. */
    public Operation {
      queryParameters = Map.copyOf(queryParameters);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** Reads {@code file}. */
  public static ApiDescription read(Path file) throws IOException {
    JsonNode document = new YAMLMapper().readTree(file.toFile());
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (String method : METHODS) {
        JsonNode described = path.getValue().path(method);
        if (described.isObject()) {
          operations.add(operation(method, path.getKey(), described));
        }
      }
    }
    if (operations.isEmpty()) {
      throw new IOException(file + " describes no operation");
    }
    return new ApiDescription(operations, document);
  }

  private static Operation operation(String method, String path, JsonNode described) {
    Map<String, JsonNode> query = new HashMap<>();
    for (JsonNode parameter : described.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        query.put(parameter.path("name").asText(), parameter.path("schema"));
      }
    }
    JsonNode content = described.path("requestBody").path("content");
    String mediaType = content.isObject() ? content.fieldNames().next() : "";
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        query,
        mediaType,
        content.path(mediaType).path("schema"));
  }

  /** What {@code schema} stands for: itself, or what it refers to within this file. */
  JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.startsWith("#/")
        ? document.at(reference.substring(1).replace("%7B", "{").replace("%7D", "}"))
        : schema;
  }
}
