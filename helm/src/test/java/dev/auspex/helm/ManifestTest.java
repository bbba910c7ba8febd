package dev.auspex.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.helm.Manifests.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every object of every values file that we ship. */
class ManifestTest {
  static List<Chart.Install> installs() {
    return Chart.installs();
  }

  @ParameterizedTest
  @MethodSource("installs")
  void everyFieldOfEveryManifestIsKnownToKubernetes(Chart.Install install) {
    // When
    Manifests manifests = Manifests.parse(Chart.render(install));

    // Then
    assertThat(manifests.objects()).hasSizeGreaterThan(8);
    assertThat(manifests.objects()).flatMap(UnknownFields::of).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("installs")
  void noTwoObjectsShareKindAndName(Chart.Install install) {
    // When
    Manifests manifests = Manifests.parse(Chart.render(install));

    // Then
    assertThat(manifests.objects())
        .extracting(object -> object.getKind() + "/" + object.getMetadata().getName())
        .doesNotHaveDuplicates();
    assertThat(manifests.objects())
        .extracting(object -> object.getMetadata().getNamespace())
        .containsOnly("search");
  }

  @ParameterizedTest
  @MethodSource("installs")
  void everySelectorMatchesThePodsOfItsOwnComponentOnly(Chart.Install install) {
    // Given
    Manifests manifests = Manifests.parse(Chart.render(install));

    // When
    List<Map<String, String>> selectors =
        Stream.of(
                manifests.workloads().stream().map(each -> each.selector().getMatchLabels()),
                manifests.all(Service.class).stream().map(each -> each.getSpec().getSelector()),
                manifests.all(PodDisruptionBudget.class).stream()
                    .map(each -> each.getSpec().getSelector().getMatchLabels()),
                manifests.all(NetworkPolicy.class).stream()
                    .map(each -> each.getSpec().getPodSelector().getMatchLabels()))
            .flatMap(selector -> selector)
            .toList();

    // Then
    assertThat(selectors)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            selector ->
                assertThat(manifests.workloads())
                    .filteredOn(
                        each ->
                            each.pod()
                                .getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(selector.entrySet()))
                    .extracting(Workload::component)
                    .containsExactly(selector.get("app.kubernetes.io/component")));
  }

  @ParameterizedTest
  @MethodSource("installs")
  void everyServiceTargetsPortsOfItsContainer(Chart.Install install) {
    // Given
    Manifests manifests = Manifests.parse(Chart.render(install));

    // When
    List<Service> services = manifests.all(Service.class);

    // Then
    assertThat(services).hasSameSizeAs(manifests.workloads());
    for (Service service : services) {
      List<String> ports =
          manifests.workload(component(service)).container().getPorts().stream()
              .map(ContainerPort::getName)
              .toList();
      assertThat(service.getSpec().getPorts())
          .isNotEmpty()
          .allSatisfy(port -> assertThat(port.getProtocol()).isEqualTo("TCP"))
          .extracting(ServicePort::getTargetPort)
          .allSatisfy(target -> assertThat(ports).contains(target.getStrVal()));
    }
  }

  @ParameterizedTest
  @MethodSource("installs")
  void everyContainerHasProbesAndResources(Chart.Install install) {
    // When
    List<Workload> workloads = Manifests.parse(Chart.render(install)).workloads();

    // Then
    for (Workload workload : workloads) {
      Container container = workload.container();
      assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/live");
      assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
      assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
      assertThat(container.getPorts())
          .singleElement()
          .satisfies(port -> assertThat(port.getContainerPort()).isEqualTo(8080))
          .satisfies(port -> assertThat(port.getProtocol()).isEqualTo("TCP"));
      assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
      assertThat(container.getResources().getLimits()).containsKeys("memory");
    }
  }

  @ParameterizedTest
  @MethodSource("installs")
  void everyPodIsLockedDown(Chart.Install install) {
    // When
    List<Workload> workloads = Manifests.parse(Chart.render(install)).workloads();

    // Then
    for (Workload workload : workloads) {
      PodSpec pod = workload.pod().getSpec();
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getServiceAccountName()).isNotBlank().isNotEqualTo("default");
      PodSecurityContext podSecurity = pod.getSecurityContext();
      assertThat(podSecurity.getRunAsNonRoot()).isTrue();
      assertThat(podSecurity.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
      SecurityContext security = workload.container().getSecurityContext();
      assertThat(security.getRunAsNonRoot()).isTrue();
      assertThat(security.getPrivileged()).isFalse();
      assertThat(security.getAllowPrivilegeEscalation()).isFalse();
      assertThat(security.getReadOnlyRootFilesystem()).isTrue();
      assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(security.getCapabilities().getAdd()).isNullOrEmpty();
      assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
      assertThat(workload.container().getVolumeMounts())
          .extracting(VolumeMount::getMountPath)
          .contains("/tmp");
    }
  }

  @ParameterizedTest
  @MethodSource("installs")
  void everyPodLeavesGracefullyAndIsSpread(Chart.Install install) {
    // When
    List<Workload> workloads = Manifests.parse(Chart.render(install)).workloads();

    // Then
    for (Workload workload : workloads) {
      PodSpec pod = workload.pod().getSpec();
      assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(5);
      assertThat(workload.container().getLifecycle().getPreStop().getExec().getCommand())
          .containsExactly("sleep", "5");
      assertThat(pod.getTopologySpreadConstraints())
          .extracting(each -> each.getTopologyKey())
          .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
      assertThat(pod.getTopologySpreadConstraints())
          .extracting(each -> each.getLabelSelector())
          .containsOnly(workload.selector());
    }
  }

  @ParameterizedTest
  @MethodSource("installs")
  void everyReferenceLeadsToAnObjectOfTheChart(Chart.Install install) {
    // Given
    Manifests manifests = Manifests.parse(Chart.render(install));

    // When
    List<String> services =
        manifests.all(Service.class).stream().map(each -> each.getMetadata().getName()).toList();

    // Then
    assertThat(manifests.all(Ingress.class))
        .flatExtracting(each -> each.getSpec().getRules())
        .flatExtracting(rule -> rule.getHttp().getPaths())
        .extracting(path -> path.getBackend().getService().getName())
        .isSubsetOf(services);
    for (HorizontalPodAutoscaler autoscaler : manifests.all(HorizontalPodAutoscaler.class)) {
      Workload workload = manifests.workload(component(autoscaler));
      assertThat(autoscaler.getSpec().getScaleTargetRef().getKind()).isEqualTo(workload.kind());
      assertThat(autoscaler.getSpec().getScaleTargetRef().getName()).isEqualTo(workload.name());
    }
  }

  private static String component(HasMetadata object) {
    return object.getMetadata().getLabels().get("app.kubernetes.io/component");
  }

  private static String path(Probe probe) {
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
    return probe.getHttpGet().getPath();
  }
}
