package dev.auspex.benchmarks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.PlatformClient.Answer;
import dev.auspex.benchmarks.tenants.SampleTenant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What a sample tenant must see and what it must not. All tenants use the same document ids, and
 * each has a word in its titles that no other has.
 *
 * @param documents how many each tenant has
 */
record Sight(PlatformClient client, int documents) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A word that only the documents of tenant {@code number} have; one token in any analysis. */
  static String canary(int number) {
    return String.format(Locale.ROOT, "canary%06d", number);
  }

  /** Writes the documents of tenant {@code number} and waits until searches see them. */
  void write(int number, SampleTenant tenant) throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < documents; i++) {
      lines.append(document(number, i)).append('\n');
    }
    JsonNode result =
        client
            .bulk(tenant.documentsPath() + "?wait=visible", tenant.key(), lines.toString())
            .orThrow("write documents of " + tenant.id());
    if (result.path("accepted").asInt() != documents) {
      throw new IllegalStateException(
          "%s: not all documents were accepted: %s".formatted(tenant.id(), result));
    }
  }

  /**
   * Whatever tenant {@code number} sees wrongly, in words; empty when it sees exactly its
   * documents.
   *
   * @param neighbour another tenant, with the number {@code neighbourNumber}
   */
  List<String> wrongs(int number, SampleTenant tenant, int neighbourNumber, SampleTenant neighbour)
      throws IOException, InterruptedException {
    List<String> wrongs = new ArrayList<>();
    checkSearch(number, tenant, "", documents, wrongs);
    checkSearch(number, tenant, canary(number), documents, wrongs);
    checkSearch(number, tenant, canary(neighbourNumber), 0, wrongs);
    for (int i = 0; i < documents; i++) {
      Answer answer =
          client.tenant("GET", tenant.documentsPath() + "/" + id(i), tenant.key(), null);
      String title = answer.body().findPath("title").asText();
      if (!answer.good() || !title.equals(title(number, i))) {
        wrongs.add(
            "%s reads %s as '%s' (status %d)"
                .formatted(tenant.id(), id(i), title, answer.status()));
      }
    }
    Answer foreign =
        client.tenant("GET", neighbour.documentsPath() + "/" + id(0), tenant.key(), null);
    if (foreign.status() != 401 && foreign.status() != 403) {
      wrongs.add(
          "%s with its own key gets %d from %s"
              .formatted(tenant.id(), foreign.status(), neighbour.id()));
    }
    return wrongs;
  }

  private void checkSearch(
      int number, SampleTenant tenant, String query, int expected, List<String> wrongs)
      throws IOException, InterruptedException {
    Answer answer =
        client.tenant(
            "POST",
            tenant.searchPath(),
            tenant.key(),
            JSON.createObjectNode().put("query", query).put("size", 100).toString());
    TreeMap<String, String> seen = new TreeMap<>();
    answer
        .body()
        .path("hits")
        .forEach(
            hit -> seen.put(hit.path("id").asText(), hit.path("document").path("title").asText()));
    TreeMap<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < expected; i++) {
      wanted.put(id(i), title(number, i));
    }
    if (!answer.good() || !seen.equals(wanted)) {
      wrongs.add(
          "%s searches '%s' and sees %s (status %d) instead of %s"
              .formatted(tenant.id(), query, seen, answer.status(), wanted));
    }
  }

  private static String id(int i) {
    return "doc-" + i;
  }

  private static String title(int number, int i) {
    return "Thing %d %s".formatted(i, canary(number));
  }

  private static ObjectNode document(int number, int i) {
    return JSON.createObjectNode()
        .put("id", id(i))
        .put("title", title(number, i))
        .put("brand", "brand-" + number % 7)
        .put("price", 1.5 * i + number);
  }
}
