package dev.auspex.dev.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Puts the published artefacts of the Elasticsearch server into the folder layout that the server
 * expects, and installs the ranking plugin there.
 */
final class ElasticsearchHome {
  private static final List<Path> ZSTD =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libzstd.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/libzstd.so.1"),
          Path.of("/usr/lib64/libzstd.so.1"),
          Path.of("/usr/lib/libzstd.so.1"));

  private final Path checkout;
  private final Path home;

  ElasticsearchHome(Path checkout, Path home) {
    this.checkout = checkout;
    this.home = home;
  }

  /** Assembles everything anew: it takes a second, and the plugin may have changed. */
  void assemble() throws IOException {
    Path artefacts = checkout.resolve("dev/elasticsearch/target");
    Path jars = artefacts.resolve("lib");
    if (!Files.isDirectory(jars)) {
      throw new StackException(
          "The Elasticsearch artefacts are not in %s. Run ./mvnw package -DskipTests"
              .formatted(jars));
    }
    deleteTree(home);
    Path lib = Files.createDirectories(home.resolve("lib"));
    Path transport = Files.createDirectories(home.resolve("modules/transport-netty4"));
    for (Path jar : list(jars)) {
      String name = jar.getFileName().toString();
      boolean ofTransport =
          name.startsWith("netty-")
              || name.startsWith("transport-netty4-")
              || name.startsWith("elasticsearch-ssl-config-");
      Files.copy(jar, (ofTransport ? transport : lib).resolve(name));
    }
    unpackDescriptor(transport);
    Path bridge = Files.createDirectories(lib.resolve("entitlement-bridge"));
    for (Path jar : list(artefacts.resolve("bridge"))) {
      Files.copy(jar, bridge.resolve(jar.getFileName()));
    }
    Path classes = artefacts.resolve("classes");
    writeJar(
        lib.resolve("entitlement-agent/entitlement-agent.jar"),
        classes,
        "dev/auspex/dev/elasticsearch/EntitlementAgent.class",
        Map.of(
            "Agent-Class", "dev.auspex.dev.elasticsearch.EntitlementAgent",
            "Can-Retransform-Classes", "true",
            "Can-Redefine-Classes", "true"));
    writeJar(
        lib.resolve("tools/ansi-console/ansi-console.jar"),
        classes,
        "org/elasticsearch/io/ansi/AnsiConsoleLoader.class",
        Map.of());
    installCompression(lib);
    configure();
    installPlugin();
  }

  /** The class path that {@code ServerArguments} runs on. */
  String argumentWriterClassPath() {
    return checkout.resolve("dev/elasticsearch/target/classes") + ":" + home.resolve("lib") + "/*";
  }

  /** The transport's jar carries its own descriptor and entitlements. */
  private static void unpackDescriptor(Path module) throws IOException {
    String prefix = "META-INF/es-plugins/transport-netty4/";
    for (Path jar : list(module)) {
      if (!jar.getFileName().toString().startsWith("transport-netty4-")) {
        continue;
      }
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : file.stream().filter(e -> e.getName().startsWith(prefix)).toList()) {
          String name = entry.getName().substring(prefix.length());
          if (!name.isEmpty() && !entry.isDirectory()) {
            try (InputStream in = file.getInputStream(entry)) {
              Files.copy(in, module.resolve(name));
            }
          }
        }
      }
    }
  }

  /** Without it the server runs too, but refuses indexes with {@code best_compression}. */
  private static void installCompression(Path lib) throws IOException {
    String arch = "aarch64".equals(System.getProperty("os.arch")) ? "aarch64" : "x64";
    Path platform = Files.createDirectories(lib.resolve("platform/linux-" + arch));
    for (Path library : ZSTD) {
      if (Files.isReadable(library)) {
        Files.copy(library.toRealPath(), platform.resolve("libzstd.so"));
        return;
      }
    }
  }

  private void configure() throws IOException {
    Path config = Files.createDirectories(home.resolve("config"));
    Files.writeString(
        config.resolve("elasticsearch.yml"),
        """
        cluster.name: auspex-dev
        node.name: dev-1
        discovery.type: single-node
        network.host: 127.0.0.1
        # The one node is in the group of isolated indexes too.
        node.attr.auspex_group: isolated
        # Only the reconciler makes indexes; a late write must not bring a deleted one back without its mapping.
        action.auto_create_index: false
        """);
    Files.writeString(
        config.resolve("log4j2.properties"),
        """
        status = error
        appender.console.type = Console
        appender.console.name = console
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
        rootLogger.level = info
        rootLogger.appenderRef.console.ref = console
        """);
  }

  private void installPlugin() throws IOException {
    Path target = checkout.resolve("ranking-plugin/target");
    Path zip =
        list(target).stream()
            .filter(file -> file.getFileName().toString().matches("auspex-ranking-.*\\.zip"))
            .findFirst()
            .orElseThrow(
                () ->
                    new StackException(
                        "The ranking plugin is not in %s. Run ./mvnw package -DskipTests"
                            .formatted(target)));
    Path folder = Files.createDirectories(home.resolve("plugins/auspex-ranking"));
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory() || !file.startsWith(folder)) {
          continue;
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void writeJar(Path jar, Path classes, String entry, Map<String, String> attributes)
      throws IOException {
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(
        (key, value) -> manifest.getMainAttributes().put(new Attributes.Name(key), value));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry(entry));
      Files.copy(classes.resolve(entry), out);
      out.closeEntry();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
