package dev.auspex.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values, schema and the comment lines of values.yaml tell the same story. */
class SchemaTest {
  @Test
  void everyValueHasASchemaEntryAndEveryEntryAValue() throws IOException {
    // Given
    JsonNode schema = Chart.schema();

    // When
    Set<String> declared = new TreeSet<>();
    collectSchema(schema, schema, "", declared);
    Set<String> given = new TreeSet<>();
    collectValues(schema, schema, Chart.values(), "", given);

    // Then
    assertThat(given).hasSizeGreaterThan(100).isEqualTo(declared);
  }

  @Test
  void everyObjectOfTheSchemaIsClosedExceptGlobal() throws IOException {
    // When
    List<String> open = new ArrayList<>();
    collectOpen(Chart.schema(), "", open);

    // Then
    assertThat(open).containsExactly("/properties/global");
  }

  @Test
  void everyValueHasADocumentationLine() throws IOException {
    // Given
    JsonNode schema = Chart.schema();
    Set<String> leaves = new TreeSet<>();
    collectSchema(schema, schema, "", leaves);

    // When
    Set<String> documented = documentedPaths();

    // Then
    assertThat(documented).isEqualTo(leaves);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, unknown",
    "queryGateway.replica, replica",
    "queryGateway.snapshot.sise, sise",
    "controlPlane.ingress.tls.secret, secret",
    "networkPolicy.from.world.cidrs[0], world",
    "modelServer.gpu.model, model",
  })
  void unknownValueIsRefused(String path, String name) {
    assertThatThrownBy(() -> Chart.renderMinimalWith(Map.of(path, "x")))
        .hasMessageContaining("dditional properties")
        .hasMessageContaining("'" + name + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "queryGateway.replicas, 0",
    "pod.runAsUser, 0",
    "pod.whenUnsatisfiable, Never",
    "image.pullPolicy, Sometimes",
    "database.url, postgres://db/auspex",
    "oidc.url, https://id.example.com/auth",
    "elasticsearch.url, elasticsearch:9200",
    "publicUrls.console, https://console.example.com/console",
    "publicUrls.gateway, https://user:password@search.example.com",
    "queryGateway.autoscaling.targetCpuPercent, 101",
    "queryGateway.snapshot.size, big",
    "queryGateway.service.type, ExternalName",
    "networkPolicy.from.clients.cidrs[0], everyone",
  })
  void valueOfTheWrongShapeIsRefused(String path, String value) {
    assertThatThrownBy(() -> Chart.renderMinimalWith(Map.of(path, value)))
        .hasMessageContaining("don't meet the specifications of the schema");
  }

  @Test
  void valuesOfAParentChartAreAccepted() {
    assertThat(Chart.renderMinimalWith(Map.of("global.anything.at", "all"))).isNotBlank();
  }

  /** Paths of all leaves: a map with free keys is one leaf, and so is a list. */
  private static void collectSchema(JsonNode root, JsonNode node, String path, Set<String> leaves) {
    JsonNode resolved = resolve(root, node);
    if (!resolved.has("properties")) {
      leaves.add(path);
      return;
    }
    resolved
        .get("properties")
        .properties()
        .forEach(
            entry -> collectSchema(root, entry.getValue(), join(path, entry.getKey()), leaves));
  }

  private static void collectValues(
      JsonNode root, JsonNode node, JsonNode value, String path, Set<String> leaves) {
    JsonNode properties = resolve(root, node).path("properties");
    if (properties.isMissingNode()) {
      leaves.add(path);
      return;
    }
    value
        .properties()
        .forEach(
            entry ->
                collectValues(
                    root,
                    properties.path(entry.getKey()),
                    entry.getValue(),
                    join(path, entry.getKey()),
                    leaves));
  }

  private static JsonNode resolve(JsonNode root, JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Objects that take keys which nobody described; a map with described values is closed. */
  private static void collectOpen(JsonNode node, String path, List<String> open) {
    if (node.path("type").asText().equals("object")) {
      JsonNode rest = node.path("additionalProperties");
      boolean closed = rest.isBoolean() ? !rest.booleanValue() : rest.has("type");
      if (!closed) {
        open.add(path);
      }
    }
    node.properties()
        .forEach(entry -> collectOpen(entry.getValue(), path + "/" + entry.getKey(), open));
  }

  /** Paths of the keys in values.yaml that stand right below a line starting with {@code # --}. */
  private static Set<String> documentedPaths() throws IOException {
    Set<String> documented = new TreeSet<>();
    List<String> path = new ArrayList<>();
    boolean comment = false;
    for (String line : Files.readAllLines(Chart.ROOT.resolve("values.yaml"))) {
      String text = line.strip();
      if (text.startsWith("#") || text.isEmpty()) {
        comment = text.startsWith("# -- ");
        continue;
      }
      int depth = line.indexOf(text) / 2;
      while (path.size() > depth) {
        path.removeLast();
      }
      path.add(text.substring(0, text.indexOf(':')));
      if (comment) {
        documented.add(String.join(".", path));
      }
      comment = false;
    }
    return documented;
  }
}
