package dev.auspex.gateway.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Cancellable;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.util.concurrent.CompletableFuture;

/** Requests of the low-level client whose answers can be given up. */
final class Calls {
  private final Rest5Client client;

  Calls(Rest5Client client) {
    this.client = client;
  }

  /** Sends {@code request}; cancelling the answer closes its connection. */
  CompletableFuture<Response> send(Request request) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    Cancellable call =
        client.performRequestAsync(
            request,
            new ResponseListener() {
              @Override
              public void onSuccess(Response response) {
                answer.complete(response);
              }

              @Override
              public void onFailure(Exception failure) {
                answer.completeExceptionally(failure);
              }
            });
    // A closed connection tells Elasticsearch to stop working on the search.
    var unused =
        answer.whenComplete(
            (response, failure) -> {
              if (answer.isCancelled()) {
                call.cancel();
              }
            });
    return answer;
  }
}
