package dev.auspex.edge;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Serves HTTP/1.1 alone where there is no TLS. A request that asks for HTTP/2 by {@code Upgrade:
 * h2c}, but does not say so in {@code Connection}, would otherwise never be answered.
 */
@ApplicationScoped
public class ClearText implements HttpServerOptionsCustomizer {
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
