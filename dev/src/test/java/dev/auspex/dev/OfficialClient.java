package dev.auspex.dev;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Elasticsearch's own Java client, pointed at the gateway as its users would point it. */
final class OfficialClient implements AutoCloseable {
  private final Rest5ClientTransport transport;
  final ElasticsearchClient client;

  /** Speaks with {@code authorization}, the value of that header. */
  OfficialClient(String authorization) {
    Rest5Client low =
        Rest5Client.builder(SharedStack.stack().endpoints().queryGateway())
            .setPathPrefix("/es")
            .setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)})
            .build();
    this.transport = new Rest5ClientTransport(low, new JacksonJsonpMapper());
    this.client = new ElasticsearchClient(transport);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
