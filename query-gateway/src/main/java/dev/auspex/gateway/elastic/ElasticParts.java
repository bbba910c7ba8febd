package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.Highlighter;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.documents.stored.StoredForms;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** Builds the one client of this process; it connects at the first request, not at start. */
@Singleton
class ElasticParts {
  /** Past every deadline of ours: each call ends by its own deadline, never by this. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  private final Rest5ClientTransport transport;
  private final ObjectMapper json;

  ElasticParts(ElasticConfig config) {
    // Replies of the engine may hold more than we know of, and documents any JSON at all.
    this.json = new ObjectMapper();
    this.transport =
        new Rest5ClientTransport(client(config), new JacksonJsonpMapper(new ObjectMapper()));
  }

  @Produces
  @Singleton
  SearchEngine searchEngine(TextAnalysis analysis) {
    return new ElasticSearchEngine(
        new SearchCalls(new Calls(transport.restClient())),
        json,
        new StoredForms(analysis),
        new Highlighter(analysis));
  }

  @Produces
  @Singleton
  QueryEngine queryEngine(TextAnalysis analysis) {
    return new ElasticQueryEngine(
        new SearchCalls(new Calls(transport.restClient())),
        json,
        new StoredForms(analysis),
        new Highlighter(analysis));
  }

  @Produces
  @Singleton
  CompletionEngine completionEngine(TextAnalysis analysis) {
    return new ElasticCompletionEngine(
        new Calls(transport.restClient()), json, new StoredForms(analysis));
  }

  @Produces
  @Singleton
  DocumentStore documentStore(Clock clock, TextAnalysis analysis) {
    return new ElasticDocumentStore(
        new ElasticsearchAsyncClient(transport),
        new VersionClock(clock),
        new StoredForms(analysis));
  }

  @Produces
  @Singleton
  DocumentScan documentScan(TextAnalysis analysis) {
    return new ElasticDocumentScan(
        new ElasticsearchAsyncClient(transport), new StoredForms(analysis));
  }

  void stop(@Observes ShutdownEvent event) {
    try {
      transport.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("closing the Elasticsearch client", failure);
    }
  }

  private static Rest5Client client(ElasticConfig config) {
    Timeout longest = Timeout.of(LONGEST_CALL);
    Rest5ClientBuilder builder =
        Rest5Client.builder(config.url().toArray(URI[]::new))
            .setMetaHeaderEnabled(false)
            // By default a 503 is asked again a second later, which no deadline of ours has
            // planned.
            .setHttpClientConfigCallback(HttpAsyncClientBuilder::disableAutomaticRetries)
            .setRequestConfigCallback(request -> request.setResponseTimeout(longest))
            .setConnectionConfigCallback(
                connection ->
                    connection
                        .setConnectTimeout(Timeout.of(config.connectTimeout()))
                        .setSocketTimeout(longest))
            .setConnectionManagerCallback(
                connections ->
                    connections
                        .setMaxConnPerRoute(config.maxConnections())
                        .setMaxConnTotal(config.maxConnections()));
    if (config.username().isPresent() || config.password().isPresent()) {
      builder.setDefaultHeaders(new Header[] {basic(config)});
    }
    return builder.build();
  }

  private static Header basic(ElasticConfig config) {
    String username =
        config
            .username()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "gateway.elasticsearch.password is set, but"
                            + " gateway.elasticsearch.username is not"));
    String password =
        config
            .password()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "gateway.elasticsearch.username is set, but"
                            + " gateway.elasticsearch.password is not"));
    String pair = username + ":" + password;
    return new BasicHeader(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }
}
