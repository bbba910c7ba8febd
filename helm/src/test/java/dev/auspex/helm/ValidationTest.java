package dev.auspex.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test for each rule of {@code templates/validate.yaml}. */
class ValidationTest {
  @ParameterizedTest
  @CsvSource({
    "elasticsearch.url, the URL of the Elasticsearch cluster that has the ranking plugin",
    "database.url, 'the JDBC URL of PostgreSQL, like jdbc:postgresql://host:5432/auspex'",
    "database.existingSecret, the name of a Secret with user and password of PostgreSQL",
    "oidc.url, 'the URL of the Keycloak realm, like https://id.example.com/realms/auspex'",
    "oidc.controlPlane.existingSecret, the name of a Secret with the secret of client control-plane",
    "oidc.queryGateway.existingSecret, the name of a Secret with the secret of client query-gateway",
    "cursor.existingSecret, the name of a Secret with random characters that cursors are sealed with",
  })
  void missingRequiredValueIsNamed(String path, String what) {
    refused(Map.of(path, ""), "%s is required: give %s.".formatted(path, what));
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThatThrownBy(Chart::renderDefaults)
        .hasMessageContaining("elasticsearch.url is required")
        .hasMessageContaining("database.url is required")
        .hasMessageContaining("database.existingSecret is required")
        .hasMessageContaining("oidc.url is required")
        .hasMessageContaining("cursor.existingSecret is required")
        .hasMessageContaining("publicUrls.gateway is required");
  }

  @ParameterizedTest
  @CsvSource({
    "database.existingSecret, postgres-dev-secret",
    "oidc.controlPlane.existingSecret, control-plane-dev-secret",
    "oidc.queryGateway.existingSecret, query-gateway-dev-secret",
  })
  void secretOfTheDemoRealmIsRefused(String path, String secret) {
    refused(Map.of(path, secret), "%s is \"%s\", which is a client secret".formatted(path, secret));
  }

  @ParameterizedTest
  @CsvSource({
    "elasticsearch.url, http://elastic:pw@es:9200",
    "oidc.url, https://a:b@id.example.com/realms/auspex",
    "modelServer.externalUrl, http://a:b@triton:8000",
  })
  void credentialsInAUrlAreRefused(String path, String url) {
    refused(Map.of(path, url), path + " carries credentials");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/auspex?user=auspex",
    "jdbc:postgresql://db/auspex?ssl=true&password=pw",
    "jdbc:postgresql://auspex:pw@db/auspex",
  })
  void credentialsInTheDatabaseUrlAreRefused(String url) {
    refused(Map.of("database.url", url), "database.url carries credentials");
  }

  @Test
  void consoleNeedsAPublicUrlWithoutIngress() {
    refused(
        Map.of("publicUrls.console", ""),
        "publicUrls.console is required while controlPlane.ingress is off");
  }

  @Test
  void gatewayNeedsAPublicUrlWithoutIngress() {
    refused(
        Map.of("publicUrls.gateway", ""),
        "publicUrls.gateway is required while queryGateway.ingress is off");
  }

  @ParameterizedTest
  @CsvSource({"controlPlane", "queryGateway"})
  void ingressNeedsAHost(String component) {
    refused(
        Map.of(component + ".ingress.enabled", true),
        "%s.ingress.host is required while %s.ingress.enabled is true."
            .formatted(component, component));
  }

  @Test
  void ingressesNeedDifferentHosts() {
    refused(
        Map.of(
            "controlPlane.ingress.enabled",
            true,
            "controlPlane.ingress.host",
            "auspex.example.com",
            "queryGateway.ingress.enabled",
            true,
            "queryGateway.ingress.host",
            "auspex.example.com"),
        "controlPlane.ingress.host and queryGateway.ingress.host are both \"auspex.example.com\"");
  }

  @ParameterizedTest
  @CsvSource({"controlPlane", "queryGateway", "modelServer"})
  void autoscalerMinimumMustNotExceedItsMaximum(String component) {
    refused(
        Map.of(
            component + ".autoscaling.enabled", true,
            component + ".autoscaling.minReplicas", 5,
            component + ".autoscaling.maxReplicas", 3),
        component + ".autoscaling.minReplicas is 5, more than maxReplicas 3.");
  }

  @ParameterizedTest
  @CsvSource({"controlPlane", "queryGateway", "modelServer"})
  void autoscalerNeedsACpuRequest(String component) {
    refused(
        Map.of(
            component + ".autoscaling.enabled",
            true,
            component + ".resources.requests.cpu",
            "null"),
        "%s.autoscaling needs %s.resources.requests.cpu".formatted(component, component));
  }

  @Test
  void severalGatewaysNeedADisruptionBudget() {
    refused(
        Map.of("queryGateway.podDisruptionBudget.enabled", false),
        "queryGateway runs 2 pods without a podDisruptionBudget");
  }

  @Test
  void modelServerIsEitherOursOrYours() {
    refused(
        Map.of("modelServer.externalUrl", "http://triton:8000"),
        "modelServer.externalUrl is set while modelServer.enabled is true");
  }

  @Test
  void someModelServerIsRequired() {
    refused(
        Map.of("modelServer.enabled", false),
        "modelServer.externalUrl is required while modelServer.enabled is false");
  }

  @Test
  void gpuWithTheCpuImageIsRefused() {
    refused(
        Map.of("modelServer.gpu.enabled", true, "modelServer.image.tag", "v1"),
        "modelServer.image.tag is \"v1\" while modelServer.gpu.enabled is true");
  }

  @Test
  void gpuDoesNotScaleByCpuUse() {
    refused(
        Map.of("modelServer.gpu.enabled", true, "modelServer.autoscaling.enabled", true),
        "modelServer.autoscaling follows CPU use, which says nothing about a GPU");
  }

  @Test
  void networkPolicyMustLetTheIngressControllerIn() {
    refused(
        Map.of(
            "networkPolicy.enabled",
            true,
            "networkPolicy.from.elasticsearch.namespaces[0]",
            "search",
            "queryGateway.ingress.enabled",
            true,
            "queryGateway.ingress.host",
            "search.example.com"),
        "networkPolicy.from.ingress names nobody while an ingress is enabled");
  }

  @Test
  void networkPolicyMustLetElasticsearchIn() {
    refused(Map.of("networkPolicy.enabled", true), "networkPolicy.from.elasticsearch names nobody");
  }

  @ParameterizedTest
  @CsvSource({
    "controlPlane, AUSPEX_DB_URL",
    "queryGateway, AUSPEX_SNAPSHOT_FILE",
    "modelServer, QUARKUS_HTTP_PORT",
  })
  void variableOfTheChartIsNotOverridden(String component, String variable) {
    refused(
        Map.of(component + ".extraEnv[0].name", variable, component + ".extraEnv[0].value", "mine"),
        "%s.extraEnv sets %s, which the chart sets itself".formatted(component, variable));
  }

  @Test
  void secretWrittenAsPlainTextIsRefused() {
    refused(
        Map.of(
            "queryGateway.extraEnv[0].name", "SOME_PASSWORD",
            "queryGateway.extraEnv[0].value", "pw"),
        "queryGateway.extraEnv writes SOME_PASSWORD as plain text");
  }

  private static void refused(Map<String, Object> changes, String message) {
    assertThatThrownBy(() -> Chart.renderMinimalWith(changes)).hasMessageContaining(message);
  }
}
