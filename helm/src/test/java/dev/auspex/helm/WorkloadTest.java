package dev.auspex.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.auspex.helm.Manifests.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a value changes in the objects. */
class WorkloadTest {
  @Test
  void gatewayKeepsItsSnapshotOnAClaimThatOutlivesThePod() {
    // When
    StatefulSetSpec spec = with(Map.of()).one(StatefulSet.class, "query-gateway").getSpec();

    // Then
    assertThat(spec.getVolumeClaimTemplates())
        .singleElement()
        .satisfies(claim -> assertThat(claim.getMetadata().getName()).isEqualTo("snapshot"))
        .satisfies(claim -> assertThat(storage(claim)).isEqualTo(new Quantity("1Gi")));
    assertThat(spec.getPersistentVolumeClaimRetentionPolicy().getWhenDeleted()).isEqualTo("Retain");
    assertThat(spec.getPersistentVolumeClaimRetentionPolicy().getWhenScaled()).isEqualTo("Delete");
    assertThat(spec.getTemplate().getSpec().getContainers().getFirst().getVolumeMounts())
        .extracting(VolumeMount::getName, VolumeMount::getMountPath)
        .contains(tuple("snapshot", "/var/lib/auspex"));
  }

  @Test
  void gatewayWithoutAClaimKeepsItsSnapshotOnAnEmptyDir() {
    // When
    StatefulSetSpec spec =
        with(Map.of("queryGateway.snapshot.persistent", false))
            .one(StatefulSet.class, "query-gateway")
            .getSpec();

    // Then
    assertThat(spec.getVolumeClaimTemplates()).isNullOrEmpty();
    assertThat(spec.getTemplate().getSpec().getVolumes())
        .filteredOn(volume -> volume.getName().equals("snapshot"))
        .singleElement()
        .satisfies(
            volume ->
                assertThat(volume.getEmptyDir().getSizeLimit()).isEqualTo(new Quantity("1Gi")));
  }

  @Test
  void changedConfigurationRollsThePods() {
    // Given
    String annotation = "checksum/config";

    // When
    Workload before = with(Map.of()).workload("query-gateway");
    Workload after =
        with(Map.of("elasticsearch.url", "http://other:9200")).workload("query-gateway");

    // Then
    assertThat(after.pod().getMetadata().getAnnotations().get(annotation))
        .isNotEqualTo(before.pod().getMetadata().getAnnotations().get(annotation));
  }

  @Test
  void gpuTakesTheCudaImageAndOneGpu() {
    // When
    Manifests manifests = with(Map.of("modelServer.gpu.enabled", true));

    // Then
    Workload workload = manifests.workload("model-server");
    assertThat(workload.container().getImage()).isEqualTo("auspex/model-server:0.1.0-cuda");
    assertThat(workload.container().getResources().getLimits())
        .containsEntry("nvidia.com/gpu", new Quantity("1"))
        .containsKey("memory");
    assertThat(manifests.workload("query-gateway").container().getImage())
        .isEqualTo("auspex/query-gateway:0.1.0");
  }

  @Test
  void registryStandsBeforeEveryImage() {
    // When
    Manifests manifests = with(Map.of("image.registry", "registry.example.com"));

    // Then
    assertThat(manifests.workloads())
        .extracting(each -> each.container().getImage())
        .containsExactlyInAnyOrder(
            "registry.example.com/auspex/control-plane:0.1.0",
            "registry.example.com/auspex/query-gateway:0.1.0",
            "registry.example.com/auspex/model-server:0.1.0");
  }

  @Test
  void autoscalerOwnsTheNumberOfPods() {
    // When
    Manifests manifests = with(Map.of("queryGateway.autoscaling.enabled", true));

    // Then
    assertThat(manifests.all(HorizontalPodAutoscaler.class))
        .singleElement()
        .satisfies(each -> assertThat(each.getSpec().getMinReplicas()).isEqualTo(2))
        .satisfies(each -> assertThat(each.getSpec().getMaxReplicas()).isEqualTo(6));
    assertThat(manifests.one(StatefulSet.class, "query-gateway").getSpec().getReplicas()).isNull();
    assertThat(manifests.one(Deployment.class, "control-plane").getSpec().getReplicas())
        .isEqualTo(1);
  }

  @Test
  void optionalObjectsAreAbsentUntilAskedFor() {
    // When
    Manifests manifests =
        with(
            Map.of(
                "controlPlane.podDisruptionBudget.enabled", false,
                "controlPlane.serviceAccount.create", false,
                "controlPlane.serviceAccount.name", "given"));

    // Then
    assertThat(manifests.all(Ingress.class)).isEmpty();
    assertThat(manifests.all(NetworkPolicy.class)).isEmpty();
    assertThat(manifests.all(HorizontalPodAutoscaler.class)).isEmpty();
    assertThat(manifests.find(PodDisruptionBudget.class, "control-plane")).isEmpty();
    assertThat(manifests.find(ServiceAccount.class, "control-plane")).isEmpty();
    assertThat(manifests.workload("control-plane").pod().getSpec().getServiceAccountName())
        .isEqualTo("given");
  }

  @Test
  void networkPolicyLetsOnlyKnownCallersReachTheModelServer() {
    // When
    Manifests manifests =
        with(
            Map.of(
                "networkPolicy.enabled", true,
                "networkPolicy.from.elasticsearch.namespaces[0]", "search",
                "networkPolicy.from.clients.namespaces[0]", "shop"));

    // Then
    List<NetworkPolicyIngressRule> rules =
        manifests.one(NetworkPolicy.class, "model-server").getSpec().getIngress();
    assertThat(rules)
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getStrVal()).isEqualTo("http")));
    assertThat(rules.getFirst().getFrom()).hasSize(3);
    assertThat(rules.getFirst().getFrom().get(0).getPodSelector().getMatchLabels())
        .containsEntry("app.kubernetes.io/component", "query-gateway");
    assertThat(rules.getFirst().getFrom().get(1).getPodSelector().getMatchLabels())
        .containsEntry("app.kubernetes.io/component", "control-plane");
    assertThat(rules.getFirst().getFrom().get(2).getNamespaceSelector().getMatchLabels())
        .containsExactly(Map.entry("kubernetes.io/metadata.name", "search"));
  }

  @Test
  void networkPolicyWithoutCallersLetsNobodyIn() {
    // When
    Manifests manifests =
        with(
            Map.of(
                "networkPolicy.enabled",
                true,
                "networkPolicy.from.elasticsearch.namespaces[0]",
                "search"));

    // Then
    assertThat(manifests.one(NetworkPolicy.class, "query-gateway").getSpec().getIngress())
        .isNullOrEmpty();
    assertThat(manifests.one(NetworkPolicy.class, "query-gateway").getSpec().getPolicyTypes())
        .containsExactly("Ingress");
  }

  @Test
  void platformMayAssignTheUser() {
    // When
    Manifests manifests =
        Manifests.parse(
            Chart.render(
                new Chart.Install("full", List.of(Chart.ROOT.resolve("ci/full-values.yaml")))));

    // Then
    PodSecurityContext security =
        manifests.workload("control-plane").pod().getSpec().getSecurityContext();
    assertThat(security.getRunAsUser()).isNull();
    assertThat(security.getFsGroup()).isNull();
    assertThat(security.getRunAsNonRoot()).isTrue();
  }

  @Test
  void longNamesStayWithinWhatAStatefulSetMayHave() {
    // When
    Manifests manifests =
        with(Map.of("fullnameOverride", "a-name-that-is-much-longer-than-kubernetes-likes-it"));

    // Then
    assertThat(manifests.objects())
        .extracting((HasMetadata each) -> each.getMetadata().getName().length())
        .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(52));
  }

  private static Manifests with(Map<String, Object> changes) {
    return Manifests.parse(Chart.renderMinimalWith(changes));
  }

  private static Quantity storage(PersistentVolumeClaim claim) {
    return claim.getSpec().getResources().getRequests().get("storage");
  }
}
