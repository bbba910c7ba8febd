package dev.auspex.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.snapshot.SnapshotChange;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A stored snapshot, and addresses where nobody listens. */
public final class GatewayAlone implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    String nobody = "http://127.0.0.1:1";
    return Map.of(
        "gateway.snapshot.file",
        snapshotFile().toString(),
        "gateway.snapshot.control-plane-url",
        nobody,
        "gateway.elasticsearch.url",
        nobody,
        "gateway.model.url",
        nobody,
        "gateway.document.max-bulk-bytes",
        "100000",
        "quarkus.oidc.auth-server-url",
        nobody + "/realms/auspex",
        "quarkus.http.test-port",
        "0");
  }

  private static Path snapshotFile() {
    try {
      Path file = Files.createTempDirectory("gateway-it").resolve("snapshot.json");
      ObjectMapper json =
          new ObjectMapper()
              .registerModule(new JavaTimeModule())
              .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
      Files.write(file, json.writeValueAsBytes(SnapshotChange.whole("it", Cinema.snapshot(5))));
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
