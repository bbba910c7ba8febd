package dev.auspex.dev.stack;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform on one machine, as {@code ./auspex up} runs it and as the whole-system tests
 * use it. Parts can be killed and started again one by one, which is how the tests prove what goes
 * on without them.
 */
public final class DevStack implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(7);

  private final StackSettings settings;
  private final StackFolder folder;
  private final Progress progress;
  private final Consumer<Death> onDeath;
  private final ProcessStarter starter = new ProcessStarter();
  private final Readiness readiness;
  private final Map<Part, RunningPart> running = new EnumMap<>(Part.class);
  private PostgresServer postgres;
  private volatile boolean stopping;

  /**
   * A stack that is not started yet.
   *
   * @param onDeath told when a part ends that nobody asked to stop
   */
  public DevStack(StackSettings settings, Progress progress, Consumer<Death> onDeath) {
    this.settings = settings;
    this.folder = new StackFolder(settings.home());
    this.progress = progress;
    this.onDeath = onDeath;
    this.readiness = new Readiness(progress);
  }

  /**
   * Starts every part that is not given from outside and returns once all of them answer.
   *
   * @throws StackException when a port is taken or a part does not start; the parts that did start
   *     are left to {@link #close()}
   */
  public void start() throws InterruptedException {
    requireGivenServers();
    try {
      new Leftovers(folder).stop(embedded());
    } catch (IOException failure) {
      throw new StackException("Cannot read what an earlier run left in " + folder.root(), failure);
    }
    settings.ports().requireFree(embedded());
    if (embedded().contains(Part.POSTGRES)) {
      start(Part.POSTGRES);
    }
    // The slow ones side by side; control plane and gateway need them.
    inParallel(
        List.of(Part.ELASTICSEARCH, Part.KEYCLOAK, Part.MODEL_SERVER).stream()
            .filter(embedded()::contains)
            .toList());
    inParallel(List.of(Part.CONTROL_PLANE, Part.QUERY_GATEWAY));
  }

  /** Starts {@code part} and returns once it answers. */
  public void start(Part part) throws InterruptedException {
    start(part, settings);
  }

  /**
   * The same with other settings than those of the stack, until {@code part} is stopped.
   *
   * @param changed with the same ports and the same home
   */
  public void start(Part part, StackSettings changed) throws InterruptedException {
    long begin = System.nanoTime();
    progress.report(part.label(), "starting");
    try {
      switch (part) {
        case POSTGRES -> {
          postgres =
              PostgresServer.start(folder, settings.ports().postgres(), settings.startTimeout());
          watch(part, postgres.process(), null);
        }
        case ELASTICSEARCH -> {
          ElasticsearchNode node = new ElasticsearchNode(settings, folder, starter);
          await(part, node.start(), node.health());
        }
        case KEYCLOAK -> {
          KeycloakServer keycloak = new KeycloakServer(settings, folder, starter, progress);
          await(part, keycloak.start(), keycloak.realm());
        }
        case MODEL_SERVER, CONTROL_PLANE, QUERY_GATEWAY -> {
          JavaService service = new JavaService(changed, folder, starter);
          Process process = ServiceLaunch.of(part, changed, folder, endpoints()).start(service);
          await(part, process, service.health(part));
        }
      }
    } catch (IOException | SQLException failure) {
      throw new StackException(
          "%s cannot start: %s".formatted(part.label(), failure.getMessage()), failure);
    }
    progress.report(
        part.label(), "ready after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
  }

  /** Stops {@code part} as an operator would, and returns once it has ended. */
  public void stop(Part part) throws InterruptedException {
    RunningPart victim = forget(part);
    if (part == Part.POSTGRES) {
      closePostgres();
    } else {
      victim.process().destroy();
    }
    awaitEnd(victim);
  }

  /** Kills {@code part} without warning ({@code kill -9}), and returns once it has ended. */
  public void kill(Part part) throws InterruptedException {
    RunningPart victim = forget(part);
    List<ProcessHandle> children = victim.process().descendants().toList();
    victim.process().destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(victim);
    if (part == Part.POSTGRES) {
      // Nothing is left to stop; this gives back the lock that this JVM holds on its folder.
      closePostgres();
    }
  }

  /** Where the parts answer. */
  public Endpoints endpoints() {
    Ports ports = settings.ports();
    URI keycloak =
        settings.keycloak() == null
            ? URI.create("http://127.0.0.1:" + ports.keycloak())
            : settings.keycloak();
    return new Endpoints(
        local(ports.queryGateway()),
        local(ports.controlPlane()),
        keycloak.resolve("/realms/auspex"),
        local(ports.modelServer()),
        settings.elasticsearch() == null ? local(ports.elasticsearch()) : settings.elasticsearch(),
        settings.postgres() == null
            ? "jdbc:postgresql://127.0.0.1:%d/auspex".formatted(ports.postgres())
            : ServiceLaunch.jdbcAddress(settings.postgres()));
  }

  /** Resident memory of each running part in bytes, child processes included. */
  public Map<Part, Long> residentBytes() {
    Map<Part, Long> sizes = new LinkedHashMap<>();
    for (RunningPart part : snapshot()) {
      sizes.put(part.part(), ResidentMemory.of(part.process()));
    }
    return sizes;
  }

  /** The process id of {@code part}, which must be running. */
  public long pid(Part part) {
    synchronized (running) {
      RunningPart known = running.get(part);
      if (known == null) {
        throw new StackException(part.label() + " is not running");
      }
      return known.process().pid();
    }
  }

  /** The log of {@code part}. */
  public String logTail(Part part) {
    return new LogFile(folder.log(part)).tail();
  }

  /** Stops everything within ten seconds; what does not end by itself is killed. */
  @Override
  public void close() {
    stopping = true;
    List<RunningPart> parts = snapshot();
    for (RunningPart part : parts) {
      if (part.part() != Part.POSTGRES) {
        part.process().destroy();
      }
    }
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    for (RunningPart part : parts) {
      if (part.part() != Part.POSTGRES) {
        killUnlessEnded(part, deadline);
      }
    }
    closePostgres();
    starter.close();
    synchronized (running) {
      running.clear();
    }
  }

  /** Servers from outside fail here, with what they lack, and not at the first search. */
  private void requireGivenServers() throws InterruptedException {
    if (settings.postgres() != null && settings.keycloak() == null) {
      throw new StackException(
          "The embedded Keycloak keeps its data in the embedded PostgreSQL: give --keycloak together"
              + " with --postgres.");
    }
    if (settings.elasticsearch() != null
        && !readiness.answers(settings.elasticsearch().resolve("/_auspex/ranking/stats"))) {
      throw new StackException(
          "Elasticsearch at %s does not answer, or lacks the plugin auspex-ranking; see docs/operations.md."
              .formatted(settings.elasticsearch()));
    }
    if (settings.keycloak() != null && !readiness.answers(endpoints().keycloakRealm())) {
      throw new StackException(
          "Keycloak at %s does not answer, or lacks the realm auspex; see docs/operations.md."
              .formatted(settings.keycloak()));
    }
  }

  private List<Part> embedded() {
    List<Part> parts = new ArrayList<>(List.of(Part.values()));
    if (settings.elasticsearch() != null) {
      parts.remove(Part.ELASTICSEARCH);
    }
    if (settings.postgres() != null) {
      parts.remove(Part.POSTGRES);
    }
    if (settings.keycloak() != null) {
      parts.remove(Part.KEYCLOAK);
    }
    return List.copyOf(parts);
  }

  private void inParallel(List<Part> parts) throws InterruptedException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> starts = new ArrayList<>();
      for (Part part : parts) {
        starts.add(
            () -> {
              start(part);
              return null;
            });
      }
      for (Future<Void> start : executor.invokeAll(starts)) {
        try {
          start.get();
        } catch (ExecutionException failure) {
          if (failure.getCause() instanceof StackException told) {
            throw told;
          }
          throw new StackException(
              "A part cannot start: " + failure.getCause(), failure.getCause());
        }
      }
    }
  }

  private void await(Part part, Process process, URI health) throws InterruptedException {
    LogFile log = new LogFile(folder.log(part));
    watch(part, process.toHandle(), process);
    readiness.await(part, health, process, settings.startTimeout(), log);
  }

  /** Remembers {@code process} and tells when it ends without having been asked to. */
  private void watch(Part part, ProcessHandle handle, @Nullable Process process) {
    RunningPart started = new RunningPart(part, handle, new LogFile(folder.log(part)));
    synchronized (running) {
      running.put(part, started);
    }
    var unused =
        handle
            .onExit()
            .thenAccept(
                ended -> {
                  boolean unexpected;
                  synchronized (running) {
                    unexpected = !stopping && running.remove(part, started);
                  }
                  if (unexpected) {
                    onDeath.accept(
                        Death.of(
                            part, process == null ? null : process.exitValue(), started.log()));
                  }
                });
  }

  private RunningPart forget(Part part) {
    synchronized (running) {
      RunningPart known = running.remove(part);
      if (known == null) {
        throw new StackException(part.label() + " is not running");
      }
      return known;
    }
  }

  private List<RunningPart> snapshot() {
    synchronized (running) {
      return List.copyOf(running.values());
    }
  }

  private static void awaitEnd(RunningPart part) throws InterruptedException {
    try {
      part.process().onExit().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException stuck) {
      throw new StackException(part.part().label() + " does not end", stuck);
    }
  }

  private static void killUnlessEnded(RunningPart part, long deadline) {
    try {
      part.process().onExit().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException late) {
      part.process().destroyForcibly();
    } catch (InterruptedException interrupted) {
      part.process().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void closePostgres() {
    PostgresServer server = postgres;
    postgres = null;
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (IOException failure) {
      progress.report(Part.POSTGRES.label(), "did not stop cleanly: " + failure.getMessage());
    }
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
