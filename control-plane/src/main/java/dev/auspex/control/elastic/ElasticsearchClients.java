package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;

/** Makes the one client of this process and closes it at the end. */
@ApplicationScoped
class ElasticsearchClients {
  @Produces
  @Singleton
  ElasticsearchClient client(ElasticsearchConfig config) {
    Timeout connect = Timeout.of(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    Timeout reply = Timeout.of(config.replyTimeout().toMillis(), TimeUnit.MILLISECONDS);
    Rest5Client rest =
        Rest5Client.builder(HttpHost.create(config.url()))
            .setConnectionConfigCallback(
                (ConnectionConfig.Builder connection) ->
                    connection.setConnectTimeout(connect).setSocketTimeout(reply))
            .setRequestConfigCallback(
                request -> request.setConnectionRequestTimeout(connect).setResponseTimeout(reply))
            .build();
    return new ElasticsearchClient(new Rest5ClientTransport(rest, new JacksonJsonpMapper()));
  }

  void close(@Disposes ElasticsearchClient client) throws IOException {
    client.close();
  }
}
