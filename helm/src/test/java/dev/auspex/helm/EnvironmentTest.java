package dev.auspex.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.helm.Manifests.Workload;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The environment is the contract between the chart and the three services. */
class EnvironmentTest {
  private static final Set<String> SECRETS =
      Set.of(
          "AUSPEX_DB_USER",
          "AUSPEX_DB_PASSWORD",
          "AUSPEX_OIDC_SECRET",
          "AUSPEX_GATEWAY_OIDC_SECRET",
          "AUSPEX_GATEWAY_CURSOR_SECRET");

  static List<Chart.Install> installs() {
    return Chart.installs();
  }

  @Test
  void controlPlaneGetsExactlyItsVariables() {
    // When
    Map<String, String> environment = environment(minimal(), "control-plane");

    // Then
    assertThat(environment)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AUSPEX_DB_URL", "jdbc:postgresql://postgres.data.svc:5432/auspex",
                "AUSPEX_DB_USER", "auspex-database/username",
                "AUSPEX_DB_PASSWORD", "auspex-database/password",
                "AUSPEX_OIDC_URL", "https://id.example.com/realms/auspex",
                "AUSPEX_OIDC_SECRET", "auspex-control-plane-client/client-secret",
                "AUSPEX_ELASTICSEARCH_URL", "http://elasticsearch.search.svc:9200",
                "AUSPEX_GATEWAY_URL", "https://search.example.com",
                "AUSPEX_MODEL_SERVER_URL", "http://acme-auspex-model-server.search.svc:8080",
                "QUARKUS_HTTP_HOST", "0.0.0.0",
                "QUARKUS_HTTP_PORT", "8080"));
  }

  @Test
  void queryGatewayGetsExactlyItsVariables() {
    // When
    Map<String, String> environment = environment(minimal(), "query-gateway");

    // Then
    assertThat(environment)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AUSPEX_CONTROL_PLANE_URL", "http://acme-auspex-control-plane.search.svc:8080",
                "AUSPEX_ELASTICSEARCH_URL", "http://elasticsearch.search.svc:9200",
                "AUSPEX_MODEL_SERVER_URL", "http://acme-auspex-model-server.search.svc:8080",
                "AUSPEX_OIDC_URL", "https://id.example.com/realms/auspex",
                "AUSPEX_GATEWAY_OIDC_SECRET", "auspex-query-gateway-client/client-secret",
                "AUSPEX_GATEWAY_CURSOR_SECRET", "auspex-cursor/secret",
                "AUSPEX_CONSOLE_ORIGIN", "https://console.example.com",
                "AUSPEX_SNAPSHOT_FILE", "/var/lib/auspex/snapshot.json",
                "QUARKUS_HTTP_HOST", "0.0.0.0",
                "QUARKUS_HTTP_PORT", "8080"));
  }

  @Test
  void modelServerGetsExactlyItsVariables() {
    // When
    Map<String, String> environment = environment(minimal(), "model-server");

    // Then
    assertThat(environment)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("QUARKUS_HTTP_HOST", "0.0.0.0", "QUARKUS_HTTP_PORT", "8080"));
  }

  @Test
  void publicUrlsFollowTheIngresses() {
    // When
    Manifests full =
        Manifests.parse(
            Chart.render(
                new Chart.Install("full", List.of(Chart.ROOT.resolve("ci/full-values.yaml")))));

    // Then
    assertThat(environment(full, "control-plane"))
        .containsEntry("AUSPEX_GATEWAY_URL", "http://search.example.com");
    assertThat(environment(full, "query-gateway"))
        .containsEntry("AUSPEX_CONSOLE_ORIGIN", "https://console.example.com");
  }

  @Test
  void gatewayCallsTheExternalModelServer() {
    // When
    Manifests manifests =
        Manifests.parse(
            Chart.renderMinimalWith(
                Map.of(
                    "modelServer.enabled",
                    false,
                    "modelServer.externalUrl",
                    "http://triton:8000")));

    // Then
    assertThat(environment(manifests, "query-gateway"))
        .containsEntry("AUSPEX_MODEL_SERVER_URL", "http://triton:8000");
    assertThat(manifests.workloads())
        .extracting(Workload::component)
        .containsExactlyInAnyOrder("control-plane", "query-gateway");
  }

  @ParameterizedTest
  @MethodSource("installs")
  void secretsAreReferencedAndNeverRendered(Chart.Install install) {
    // Given
    Manifests manifests = Manifests.parse(Chart.render(install));

    // When
    List<ConfigMap> configMaps = manifests.all(ConfigMap.class);

    // Then
    assertThat(manifests.all(Secret.class)).isEmpty();
    assertThat(configMaps)
        .flatExtracting(each -> each.getData().keySet())
        .doesNotContainAnyElementsOf(SECRETS);
    Set<String> referenced = new TreeSet<>();
    for (Workload workload : manifests.workloads()) {
      for (EnvVar variable : variables(workload.container())) {
        if (SECRETS.contains(variable.getName())) {
          assertThat(variable.getValue()).isNull();
          assertThat(variable.getValueFrom().getSecretKeyRef().getName()).isNotBlank();
          assertThat(variable.getValueFrom().getSecretKeyRef().getKey()).isNotBlank();
          referenced.add(variable.getName());
        }
      }
    }
    assertThat(referenced).containsExactlyInAnyOrderElementsOf(SECRETS);
  }

  private static Manifests minimal() {
    return Manifests.parse(Chart.renderMinimalWith(Map.of()));
  }

  /** Name to value; {@code secret/key} for a variable that comes from a Secret. */
  private static Map<String, String> environment(Manifests manifests, String component) {
    Container container = manifests.workload(component).container();
    Map<String, String> environment = new TreeMap<>();
    for (EnvFromSource source : container.getEnvFrom()) {
      ConfigMap configMap = manifests.one(ConfigMap.class, component);
      assertThat(source.getConfigMapRef().getName()).isEqualTo(configMap.getMetadata().getName());
      environment.putAll(configMap.getData());
    }
    for (EnvVar variable : variables(container)) {
      assertThat(environment).doesNotContainKey(variable.getName());
      environment.put(variable.getName(), valueOf(variable));
    }
    return environment;
  }

  private static List<EnvVar> variables(Container container) {
    return container.getEnv() == null ? List.of() : container.getEnv();
  }

  private static String valueOf(EnvVar variable) {
    if (variable.getValueFrom() == null) {
      return variable.getValue();
    }
    SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
    return secret.getName() + "/" + secret.getKey();
  }
}
