package dev.auspex.dev.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The embedded Keycloak: unpacked and built for PostgreSQL once, then started as the optimised
 * server on loopback, with the realm {@code auspex} imported at the first start.
 */
final class KeycloakServer {
  private static final String REALM = "auspex-realm.json";
  private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(5);

  private final StackSettings settings;
  private final StackFolder folder;
  private final ProcessStarter starter;
  private final Progress progress;

  KeycloakServer(
      StackSettings settings, StackFolder folder, ProcessStarter starter, Progress progress) {
    this.settings = settings;
    this.folder = folder;
    this.starter = starter;
    this.progress = progress;
  }

  /** Starts the server; the caller waits for {@link #realm()} to answer. */
  Process start() throws IOException, InterruptedException {
    Path home = prepare();
    Ports ports = settings.ports();
    List<String> command = new ArrayList<>();
    command.add(Jdk.java());
    command.addAll(
        List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            // What kc.sh ends in; called directly, the child is the server itself.
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "start",
            "--optimized",
            "--import-realm",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + ports.keycloak(),
            "--hostname=http://127.0.0.1:" + ports.keycloak(),
            "--http-management-host=127.0.0.1",
            "--http-management-port=" + ports.keycloakManagement(),
            // On start, not on build: else JGroups opens ports beyond loopback.
            "--cache=local",
            "--db-url=jdbc:postgresql://127.0.0.1:%d/keycloak".formatted(ports.postgres()),
            "--db-username=keycloak",
            "--db-password=keycloak"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.log(Part.KEYCLOAK).toFile());
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
    Process process = starter.start(builder);
    Files.writeString(folder.pidFile(Part.KEYCLOAK), Long.toString(process.pid()));
    return process;
  }

  /** Answers 200 once the realm is there, which is later than the server's own log says. */
  URI realm() {
    return URI.create("http://127.0.0.1:%d/realms/auspex".formatted(settings.ports().keycloak()));
  }

  private Path prepare() throws IOException, InterruptedException {
    Path zip = distribution();
    String version = zip.getFileName().toString().replace(".zip", "");
    Path home = folder.software(version);
    Path built = home.resolve("auspex-built");
    if (!Files.exists(built)) {
      progress.report(
          Part.KEYCLOAK.label(), "unpacking %d MB".formatted(Files.size(zip) / 1_000_000));
      unpack(zip, home);
      progress.report(Part.KEYCLOAK.label(), "building for PostgreSQL, once (about 30 s)");
      build(home);
      Files.createFile(built);
    }
    Path imports = Files.createDirectories(home.resolve("data/import"));
    try (InputStream realm = getClass().getResourceAsStream("/dev/auspex/dev/keycloak/" + REALM)) {
      if (realm == null) {
        throw new StackException("The realm file is missing from the build of module dev");
      }
      Files.copy(realm, imports.resolve(REALM), StandardCopyOption.REPLACE_EXISTING);
    }
    return home;
  }

  private Path distribution() throws IOException {
    Path target = settings.checkout().resolve("dev/keycloak/target");
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        Path zip = files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElse(null);
        if (zip != null) {
          return zip;
        }
      }
    }
    throw new StackException(
        "The Keycloak distribution is not in %s. Run ./mvnw package -DskipTests".formatted(target));
  }

  /** The zip's single top folder is left out; scripts stay executable. */
  private static void unpack(Path zip, Path home) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String inner = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path target = home.resolve(inner).normalize();
        if (!target.startsWith(home)) {
          throw new StackException("The Keycloak distribution has an entry outside its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
          if (inner.endsWith(".sh")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  private void build(Path home) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "build",
                "--db=postgres",
                "--health-enabled=true")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.log(Part.KEYCLOAK).toFile());
    builder.environment().put("JAVA_HOME", Jdk.home());
    Process process = starter.start(builder);
    if (!process.waitFor(BUILD_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new StackException("Keycloak's build took more than " + BUILD_TIMEOUT);
    }
    if (process.exitValue() != 0) {
      throw new StackException(
          "Keycloak's build failed. The end of its log:%n%s"
              .formatted(new LogFile(folder.log(Part.KEYCLOAK)).tail()));
    }
  }
}
