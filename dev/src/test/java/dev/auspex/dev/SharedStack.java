package dev.auspex.dev;

import dev.auspex.dev.demo.Demo;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import dev.auspex.dev.stack.Death;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.Ports;
import dev.auspex.dev.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The one stack of a test run, with the demo tenants loaded. Stopped when the JVM ends. */
final class SharedStack {
  private static @Nullable SharedStack instance;

  private final Path checkout = Path.of("..").toAbsolutePath().normalize();
  private final Path home = Path.of("target", "stack").toAbsolutePath();
  private final List<Death> deaths = new CopyOnWriteArrayList<>();
  private final DevStack stack;
  private final PublicApi api;

  private SharedStack() {
    long begin = System.nanoTime();
    try {
      stack =
          new DevStack(
              StackSettings.embedded(checkout, home, Ports.free()),
              (subject, message) ->
                  System.out.printf(
                      Locale.ROOT,
                      "[%6.1f s] %-14s %s%n",
                      (System.nanoTime() - begin) / 1e9,
                      subject,
                      message),
              deaths::add);
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
      stack.start();
      api = new PublicApi(stack.endpoints());
      Demo demo = new Demo(stack.endpoints(), checkout, home, System.out);
      demo.load();
      for (String tenant : List.of("cinema", "places")) {
        withoutLimits(tenant);
      }
    } catch (IOException failure) {
      throw new IllegalStateException("the stack cannot be prepared", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the stack starts", interrupted);
    }
  }

  /** Each test makes indexes of its own, more than the usual plan allows. */
  private void withoutLimits(String tenant) throws IOException, InterruptedException {
    Reply reply =
        api.change(
            "/v1/tenants/%s/plan".formatted(tenant),
            api.login("operator", "operator"),
            "*",
            "{\"plan\": \"unlimited\"}");
    if (reply.status() != 200) {
      throw new IllegalStateException("plan of %s: %s".formatted(tenant, reply));
    }
  }

  /** Not a static initialiser: the stack's own threads report here while it starts. */
  private static synchronized SharedStack get() {
    SharedStack known = instance;
    if (known == null) {
      known = new SharedStack();
      instance = known;
    }
    return known;
  }

  /** The started stack. */
  static DevStack stack() {
    return get().stack;
  }

  /** The public API of the started stack. */
  static PublicApi api() {
    return get().api;
  }

  static Path checkout() {
    return get().checkout;
  }

  /** What died without having been asked to; tests expect nothing. */
  static List<Death> deaths() {
    return List.copyOf(get().deaths);
  }

  /** Starts {@code parts} again where a test has stopped or killed them. */
  static void restart(Part... parts) throws InterruptedException {
    for (Part part : parts) {
      get().stack.start(part);
    }
  }

  /** A new API key, as the value of an {@code Authorization} header. */
  static String key(String tenant, String body) throws IOException, InterruptedException {
    return PublicApi.apiKey(
        api()
            .admin(
                "POST",
                "/v1/tenants/%s/api-keys".formatted(tenant),
                api().login("operator", "operator"),
                body)
            .orThrow("create an API key of " + tenant)
            .path("key")
            .asText());
  }

  /** A key of {@code tenant} that may search and write. */
  static String key(String tenant) throws IOException, InterruptedException {
    return key(tenant, "{\"name\":\"test\",\"scopes\":[\"search\",\"write\"]}");
  }

  /** Makes an index with one text field {@code name} and one integer field {@code size}. */
  static void createIndex(String tenant, String index) throws IOException, InterruptedException {
    api()
        .admin(
            "POST",
            "/v1/tenants/%s/indexes".formatted(tenant),
            api().login("operator", "operator"),
            """
            {"name": "%s", "schema": {"fields": [
              {"name": "name", "kind": "text"},
              {"name": "size", "kind": "integer"}]}}
            """
                .formatted(index))
        .orThrow("create index " + index);
  }
}
