package dev.auspex.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.dev.stack.Endpoints;
import dev.auspex.dev.stack.StackException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

/** Loads the two demo tenants and searches them. Safe to repeat: what is there is kept. */
public final class Demo {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 200;

  private final PublicApi api;
  private final Path packages;
  private final Path keyFile;
  private final PrintStream out;

  /**
   * A demo against a running platform.
   *
   * @param checkout root of the checkout, where the build has put the data packages
   * @param home where to remember the API keys, which the platform shows only once
   */
  public Demo(Endpoints endpoints, Path checkout, Path home, PrintStream out) {
    this.api = new PublicApi(endpoints);
    this.packages = checkout.resolve("dev/demo-data/node_modules");
    this.keyFile = home.resolve("demo-keys.json");
    this.out = out;
  }

  /** Makes tenants, indexes and keys where they are missing, and writes all documents. */
  public void load() throws IOException, InterruptedException {
    String operator = api.login("operator", "operator");
    load(DemoTenant.CINEMA, Movies.read(packages), operator);
    load(DemoTenant.PLACES, Cities.read(packages), operator);
  }

  /** Runs the demo queries and prints what came; true when each was answered by the model. */
  public boolean search() throws IOException, InterruptedException {
    boolean good = true;
    for (DemoTenant tenant : List.of(DemoTenant.CINEMA, DemoTenant.PLACES)) {
      warmUp(tenant);
      for (String query : tenant.queries()) {
        good &= search(tenant, query);
      }
    }
    return good;
  }

  /** Says with which keys to go on. */
  public void printKeys() throws IOException {
    out.printf("API keys of the demo tenants (also in %s):%n", keyFile);
    for (DemoTenant tenant : List.of(DemoTenant.CINEMA, DemoTenant.PLACES)) {
      out.printf("  %-8s %s%n", tenant.id(), keys().path(tenant.id()).asText());
    }
    out.println();
  }

  private void load(DemoTenant tenant, List<ObjectNode> documents, String operator)
      throws IOException, InterruptedException {
    create(
        "/v1/tenants",
        JSON.createObjectNode().put("id", tenant.id()).put("name", tenant.name()).toString(),
        operator);
    create("/v1/tenants/%s/indexes".formatted(tenant.id()), tenant.newIndex(), operator);
    String key = key(tenant, operator);
    if (isLoaded(tenant, documents.size(), key)) {
      out.printf("  %s: its %d documents are there already%n", tenant.id(), documents.size());
      return;
    }
    long begin = System.nanoTime();
    int accepted = 0;
    for (int from = 0; from < documents.size(); from += BATCH) {
      List<ObjectNode> batch = documents.subList(from, Math.min(documents.size(), from + BATCH));
      StringBuilder lines = new StringBuilder();
      batch.forEach(document -> lines.append(document).append('\n'));
      boolean last = from + BATCH >= documents.size();
      JsonNode result =
          api.bulk(tenant.documentsPath() + (last ? "?wait=visible" : ""), key, lines.toString())
              .orThrow("write documents of " + tenant.id());
      for (JsonNode item : result.path("items")) {
        if (item.path("result").asText().equals("rejected")) {
          throw new StackException(
              "A document of %s was rejected: %s".formatted(tenant.id(), item));
        }
      }
      accepted += result.path("accepted").asInt();
      if (from / BATCH % 5 == 4 || last) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.printf(
            Locale.ROOT,
            "  %s: %,d of %,d documents, %.0f a second%n",
            tenant.id(),
            accepted,
            documents.size(),
            accepted / seconds);
      }
    }
  }

  private boolean isLoaded(DemoTenant tenant, int documents, String key)
      throws IOException, InterruptedException {
    PublicApi.Reply reply =
        api.gateway("POST", tenant.searchPath(), key, "{\"query\":\"\",\"size\":1}");
    return reply.status() == 200 && reply.body().path("total").path("value").asInt() >= documents;
  }

  private void create(String path, String body, String operator)
      throws IOException, InterruptedException {
    PublicApi.Reply reply = api.admin("POST", path, operator, body);
    boolean exists =
        reply.problem().equals("tenant-exists") || reply.problem().equals("index-exists");
    if (!exists) {
      reply.orThrow("create " + path);
    }
  }

  private String key(DemoTenant tenant, String operator) throws IOException, InterruptedException {
    String known = keys().path(tenant.id()).asText();
    if (!known.isEmpty()) {
      String header = PublicApi.apiKey(known);
      int status = api.gateway("POST", tenant.searchPath(), header, "{\"query\":\"\"}").status();
      if (status != 401) {
        return header;
      }
    }
    JsonNode created =
        api.admin(
                "POST",
                "/v1/tenants/%s/api-keys".formatted(tenant.id()),
                operator,
                "{\"name\":\"demo\",\"scopes\":[\"search\",\"suggest\",\"write\"]}")
            .orThrow("create an API key of " + tenant.id());
    String key = created.path("key").asText();
    ObjectNode keys = keys();
    keys.put(tenant.id(), key);
    if (!Files.exists(keyFile)) {
      Files.createFile(
          keyFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(keyFile.toFile(), keys);
    return PublicApi.apiKey(key);
  }

  private ObjectNode keys() throws IOException {
    return Files.exists(keyFile)
        ? (ObjectNode) JSON.readTree(keyFile.toFile())
        : JSON.createObjectNode();
  }

  /**
   * Processes that have just started answer their first searches slowly, and a late model is left
   * out. One search about something else, so that the ones shown are fresh but not the first.
   */
  private void warmUp(DemoTenant tenant) throws IOException, InterruptedException {
    String key = PublicApi.apiKey(keys().path(tenant.id()).asText());
    for (int i = 0; i < 3; i++) {
      api.gateway("POST", tenant.searchPath(), key, "{\"query\":\"first of all\"}")
          .orThrow("search " + tenant.id());
    }
  }

  private boolean search(DemoTenant tenant, String query) throws IOException, InterruptedException {
    String body = JSON.createObjectNode().put("query", query).put("size", 5).toString();
    String key = PublicApi.apiKey(keys().path(tenant.id()).asText());
    JsonNode reply =
        api.gateway("POST", tenant.searchPath(), key, body).orThrow("search " + tenant.id());
    out.print(SearchTable.of(tenant, query, reply));
    return reply.path("rank").path("rung").asText().equals("model")
        && !reply.path("hits").isEmpty();
  }
}
