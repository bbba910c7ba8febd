package dev.auspex.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart as a person uses it: values in, manifests or Helm's refusal out. */
final class Chart {
  /** Release name of every rendering; object names start with it. */
  static final String RELEASE = "acme";

  /** The oldest Kubernetes that Chart.yaml admits. Helm-java assumes an older one when not told. */
  static final String KUBERNETES = "1.27.0";

  static final Path ROOT = Path.of("auspex").toAbsolutePath();

  /** Values with everything required and nothing else. */
  static final Path MINIMAL = ROOT.resolve("ci/minimal-values.yaml");

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Chart() {}

  /** A set of values files, later ones over earlier ones. */
  record Install(String name, List<Path> files) {
    Install {
      files = List.copyOf(files);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Each file of {@code ci} alone and each profile over the minimal values. */
  static List<Install> installs() {
    return Stream.concat(
            list("ci").stream().map(file -> new Install(nameOf(file), List.of(file))),
            list("profiles").stream()
                .map(file -> new Install(nameOf(file), List.of(MINIMAL, file))))
        .toList();
  }

  /** Renders the manifests of an install. */
  static String render(Install install) {
    return render(install.files(), Map.of());
  }

  /**
   * Renders the minimal values with some changed.
   *
   * @param changes from path ({@code a.b[0].c}) to value, as {@code helm --set} reads them
   * @throws IllegalStateException with Helm's message, if Helm refuses
   */
  static String renderMinimalWith(Map<String, Object> changes) {
    return render(List.of(MINIMAL), changes);
  }

  /** Renders the chart as it comes, with no value given. */
  static String renderDefaults() {
    return render(List.of(), Map.of());
  }

  private static String render(List<Path> files, Map<String, Object> changes) {
    TemplateCommand command =
        new Helm(ROOT)
            .template()
            .withName(RELEASE)
            .withNamespace("search")
            .withKubeVersion(KUBERNETES);
    files.forEach(command::withValuesFile);
    changes.forEach(command::set);
    return command.call();
  }

  /**
   * Lints the chart strictly with the values of an install. Helm-java lints defaults only, so the
   * values are merged into the defaults of a copy.
   *
   * @param folder empty folder for the copy
   */
  static LintResult lint(Install install, Path folder) throws IOException {
    Path copy = folder.resolve("auspex");
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(ROOT.relativize(file)));
      }
    }
    JsonNode values = values();
    for (Path file : install.files()) {
      values = merged(values, YAML.readTree(file.toFile()));
    }
    YAML.writeValue(copy.resolve("values.yaml").toFile(), values);
    return new Helm(copy).lint().strict().call();
  }

  /** Later values win; a null takes the key away, as in Helm. */
  private static JsonNode merged(JsonNode under, JsonNode over) {
    if (!(under instanceof ObjectNode base) || !(over instanceof ObjectNode top)) {
      return over;
    }
    ObjectNode result = base.deepCopy();
    top.properties()
        .forEach(
            entry -> {
              JsonNode below = result.get(entry.getKey());
              if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
              } else if (below == null) {
                result.set(entry.getKey(), entry.getValue());
              } else {
                result.set(entry.getKey(), merged(below, entry.getValue()));
              }
            });
    return result;
  }

  static JsonNode values() throws IOException {
    return YAML.readTree(ROOT.resolve("values.yaml").toFile());
  }

  static JsonNode schema() throws IOException {
    return JSON.readTree(ROOT.resolve("values.schema.json").toFile());
  }

  static JsonNode metadata() throws IOException {
    return YAML.readTree(ROOT.resolve("Chart.yaml").toFile());
  }

  private static String nameOf(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static List<Path> list(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
