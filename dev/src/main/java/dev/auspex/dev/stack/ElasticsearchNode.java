package dev.auspex.dev.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The embedded Elasticsearch: the real server in its own process, on the module path and with its
 * entitlement checks on, as the official distribution starts it.
 */
final class ElasticsearchNode {
  private final StackSettings settings;
  private final StackFolder folder;
  private final ProcessStarter starter;

  ElasticsearchNode(StackSettings settings, StackFolder folder, ProcessStarter starter) {
    this.settings = settings;
    this.folder = folder;
    this.starter = starter;
  }

  /** Assembles the home folder and starts the node. */
  Process start() throws IOException, InterruptedException {
    Path home = folder.software("elasticsearch");
    ElasticsearchHome layout = new ElasticsearchHome(settings.checkout(), home);
    layout.assemble();
    Path data = folder.data(Part.ELASTICSEARCH);
    Path logs = Files.createDirectories(data.resolve("logs"));
    Path temporary = Files.createDirectories(data.resolve("tmp"));
    byte[] arguments = arguments(layout, home, data, logs);
    // The node runs as another user where we are root; what it writes to must be that user's.
    giveToNobody(data);

    ProcessBuilder builder =
        new ProcessBuilder(command(home, temporary))
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.log(Part.ELASTICSEARCH).toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", data.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("ES_TMPDIR", temporary.toString());
    environment.put("LIBFFI_TMPDIR", temporary.toString());
    Process process = starter.startUnprivileged(builder);
    Files.writeString(folder.pidFile(Part.ELASTICSEARCH), Long.toString(process.pid()));
    // Stays open: its end would tell the server to stop.
    OutputStream stdin = process.getOutputStream();
    stdin.write(arguments);
    stdin.flush();
    return process;
  }

  URI health() {
    return URI.create(
        "http://127.0.0.1:%d/_cluster/health?wait_for_status=yellow&timeout=2s"
            .formatted(settings.ports().elasticsearch()));
  }

  private List<String> command(Path home, Path temporary) throws IOException {
    Path bridge;
    try (Stream<Path> jars = Files.list(home.resolve("lib/entitlement-bridge"))) {
      bridge = jars.findFirst().orElseThrow();
    }
    List<String> command = new ArrayList<>();
    command.add(Jdk.java());
    command.addAll(
        List.of(
            "-Xms%dm".formatted(settings.elasticsearchMegabytes()),
            "-Xmx%dm".formatted(settings.elasticsearchMegabytes()),
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:-OmitStackTraceInFastThrow",
            "-Des.networkaddress.cache.ttl=60",
            "-Des.networkaddress.cache.negative.ttl=10",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djna.nosys=true",
            "-Dio.netty.noUnsafe=true",
            "-Dio.netty.noKeySetOptimization=true",
            "-Dio.netty.recycler.maxCapacityPerThread=0",
            "-Dlog4j.shutdownHookEnabled=false",
            "-Dlog4j2.disable.jmx=true",
            "-Dlog4j2.formatMsgNoLookups=true",
            "-Djava.locale.providers=CLDR",
            "-Djava.io.tmpdir=" + temporary,
            "--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core",
            "--add-modules=jdk.incubator.vector",
            // The native vector library is not published; Lucene's Java code takes its place.
            "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false",
            "-Djdk.attach.allowAttachSelf=true",
            "-XX:+EnableDynamicAgentLoading",
            "--patch-module=java.base=" + bridge,
            "--add-exports=java.base/org.elasticsearch.entitlement.bridge="
                + "org.elasticsearch.entitlement,java.logging,java.net.http,java.naming,jdk.net",
            "-Des.path.home=" + home,
            "-Des.path.conf=" + home.resolve("config"),
            "-Des.distribution.type=tar",
            "-Des.java.type=custom",
            "--module-path",
            home.resolve("lib").toString(),
            "--add-modules=jdk.net",
            "--add-modules=ALL-MODULE-PATH",
            "-m",
            "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"));
    return command;
  }

  private byte[] arguments(ElasticsearchHome layout, Path home, Path data, Path logs)
      throws IOException, InterruptedException {
    Ports ports = settings.ports();
    ProcessBuilder builder =
        new ProcessBuilder(
                Jdk.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                layout.argumentWriterClassPath(),
                "-Des.path.home=" + home,
                "-Des.path.conf=" + home.resolve("config"),
                "dev.auspex.dev.elasticsearch.ServerArguments",
                home.toString(),
                home.resolve("config").toString(),
                logs.toString(),
                "path.data=" + Files.createDirectories(data.resolve("nodes")),
                "path.repo=" + Files.createDirectories(snapshots(folder)),
                "http.port=" + ports.elasticsearch(),
                "transport.port=" + ports.elasticsearchTransport(),
                // By default it counts what the serial collector has not collected yet, and then
                // refuses requests for want of memory that there is.
                "indices.breaker.total.use_real_memory=false",
                "auspex.model_server.url=http://127.0.0.1:" + ports.modelServer())
            .redirectError(folder.log(Part.ELASTICSEARCH).toFile());
    Process process = starter.start(builder);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    process.getInputStream().transferTo(out);
    if (process.waitFor() != 0) {
      throw new StackException(
          "Elasticsearch refuses its settings:%n%s"
              .formatted(new LogFile(folder.log(Part.ELASTICSEARCH)).tail()));
    }
    return out.toByteArray();
  }

  /** Where parked indexes are kept. */
  static Path snapshots(StackFolder folder) {
    return folder.data(Part.ELASTICSEARCH).resolve("snapshots");
  }

  private void giveToNobody(Path data) throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return;
    }
    Process chown =
        starter.start(new ProcessBuilder("chown", "-R", "65534:65534", data.toString()));
    if (chown.waitFor() != 0) {
      throw new StackException("Cannot give %s to the user nobody".formatted(data));
    }
  }
}
