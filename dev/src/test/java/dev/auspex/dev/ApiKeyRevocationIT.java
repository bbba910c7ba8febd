package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How soon a key that was taken back opens nothing any more, while it is in use. */
class ApiKeyRevocationIT {
  private static final Duration EVERYWHERE_WITHIN = Duration.ofSeconds(2);

  /** Asked on for so long after the revocation, so that no later answer is missed. */
  private static final Duration WATCHED = Duration.ofSeconds(4);

  private final PublicApi api = SharedStack.api();

  /** How the searches of one key went; times are of {@link System#nanoTime}. */
  private record Watch(int answered, long lastAnsweredNanos, List<String> refusals) {}

  private Reply search(String path, String key) throws IOException, InterruptedException {
    return api.gateway("POST", path, key, "{\"query\":\"\",\"size\":1}");
  }

  private Watch watch(String path, String key, AtomicBoolean on)
      throws IOException, InterruptedException {
    int answered = 0;
    long last = System.nanoTime();
    List<String> refusals = new ArrayList<>();
    while (on.get()) {
      Reply reply = search(path, key);
      if (reply.status() == 200) {
        answered++;
        last = System.nanoTime();
      } else if (!refusals.contains(reply.problem())) {
        refusals.add(reply.problem());
      }
    }
    return new Watch(answered, last, refusals);
  }

  @Test
  void aRevokedKeyAndWhatWasMintedFromItEndEverywhereWithinTwoSeconds()
      throws IOException, InterruptedException, ExecutionException {
    String movies = "/v1/tenants/cinema/indexes/movies/search";
    String cities = "/v1/tenants/places/indexes/cities/search";
    String key = SharedStack.key("cinema", "{\"name\":\"gone\",\"scopes\":[\"search\"]}");
    String scoped = PublicApi.apiKey(ApiKeyFilterIT.scoped(key, ",\"user\":\"u-1\""));
    String other = SharedStack.key("places", "{\"name\":\"stays\",\"scopes\":[\"search\"]}");
    assertThat(search(movies, key).status()).isEqualTo(200);
    assertThat(search(movies, scoped).status()).isEqualTo(200);
    assertThat(search(cities, other).status()).isEqualTo(200);
    String operator = api.login("operator", "operator");
    AtomicBoolean on = new AtomicBoolean(true);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Watch> ofKey = threads.submit(() -> watch(movies, key, on));
      Future<Watch> ofScoped = threads.submit(() -> watch(movies, scoped, on));
      Future<Watch> ofOther = threads.submit(() -> watch(cities, other, on));
      long revoked;
      try {
        Reply reply =
            api.admin(
                "DELETE", "/v1/tenants/cinema/api-keys/" + key.split("_", 3)[1], operator, "");
        revoked = System.nanoTime();
        assertThat(reply.status()).isEqualTo(204);
        Await.until(
            "it was watched for long enough",
            () -> System.nanoTime() - revoked > WATCHED.toNanos());
      } finally {
        on.set(false);
      }

      assertThat(ofKey.get().refusals()).containsExactly("unauthenticated");
      assertThat(ofScoped.get().refusals()).containsExactly("unauthenticated");
      assertThat(since(revoked, ofKey.get())).isLessThan(EVERYWHERE_WITHIN);
      assertThat(since(revoked, ofScoped.get())).isLessThan(EVERYWHERE_WITHIN);
      assertThat(ofOther.get().refusals()).isEmpty();
      assertThat(since(revoked, ofOther.get())).isGreaterThan(EVERYWHERE_WITHIN);
    }
  }

  private static Duration since(long revoked, Watch watch) {
    return Duration.ofNanos(watch.lastAnsweredNanos() - revoked);
  }

  @Test
  void bothKeysWorkDuringTheOverlapAndTheOldOneNotWithoutIt()
      throws IOException, InterruptedException {
    String movies = "/v1/tenants/cinema/indexes/movies/search";
    String first = SharedStack.key("cinema", "{\"name\":\"turned\",\"scopes\":[\"search\"]}");
    String second = rotate(first, "PT1H");
    String third = rotate(second, "PT0S");

    Await.until("the second has ended", () -> search(movies, second).status() == 401);

    assertThat(search(movies, first).status()).isEqualTo(200);
    assertThat(search(movies, second).problem()).isEqualTo("api-key-expired");
    assertThat(search(movies, PublicApi.apiKey(ApiKeyFilterIT.scoped(second, ""))).problem())
        .isEqualTo("api-key-expired");
    assertThat(search(movies, third).status()).isEqualTo(200);
  }

  private String rotate(String header, String overlap) throws IOException, InterruptedException {
    return PublicApi.apiKey(
        api.admin(
                "POST",
                "/v1/tenants/cinema/api-keys/%s/rotate".formatted(header.split("_", 3)[1]),
                api.login("operator", "operator"),
                "{\"overlap\":\"%s\"}".formatted(overlap))
            .orThrow("rotate")
            .path("key")
            .asText());
  }
}
