package dev.auspex.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the manifests must itself be able to fail. */
class UnknownFieldsTest {
  @ParameterizedTest
  @CsvSource({
    "serviceName:, serviceNaem:, StatefulSet.spec.serviceNaem",
    "targetPort:, targetprot:, Service.spec.ports[0].targetprot",
    "failureThreshold:, failureTreshold:, "
        + "Deployment.spec.template.spec.containers[0].livenessProbe.failureTreshold",
  })
  void misspeltFieldIsFoundWithItsPath(String right, String wrong, String path) {
    // Given
    String rendered = Chart.renderMinimalWith(Map.of()).replace(right, wrong);

    // When
    Manifests manifests = Manifests.parse(rendered);

    // Then
    assertThat(manifests.objects()).flatMap(UnknownFields::of).contains(path);
  }
}
