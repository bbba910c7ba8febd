package dev.auspex.helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rendered manifests as typed objects. */
record Manifests(List<HasMetadata> objects) {
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");

  Manifests {
    objects = List.copyOf(objects);
  }

  /**
   * Reads what Helm rendered; text without an object (a template that renders nothing) is left out.
   */
  static Manifests parse(String rendered) {
    KubernetesSerialization serialization = new KubernetesSerialization();
    return new Manifests(
        SEPARATOR
            .splitAsStream(rendered)
            .filter(document -> document.contains("kind:"))
            .map(document -> serialization.unmarshal(document, HasMetadata.class))
            .toList());
  }

  <T extends HasMetadata> List<T> all(Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The one object of that kind for a component ("query-gateway"), if rendered. */
  <T extends HasMetadata> Optional<T> find(Class<T> kind, String component) {
    List<T> found =
        all(kind).stream()
            .filter(
                object ->
                    component.equals(
                        object.getMetadata().getLabels().get("app.kubernetes.io/component")))
            .toList();
    if (found.size() > 1) {
      throw new IllegalStateException(
          "%d objects of kind %s for %s".formatted(found.size(), kind, component));
    }
    return found.stream().findFirst();
  }

  <T extends HasMetadata> T one(Class<T> kind, String component) {
    return find(kind, component).orElseThrow();
  }

  /** A Deployment or StatefulSet, reduced to what both have. */
  record Workload(String name, String kind, LabelSelector selector, PodTemplateSpec pod) {
    Container container() {
      List<Container> containers = pod.getSpec().getContainers();
      if (containers.size() != 1) {
        throw new IllegalStateException("%s has %d containers".formatted(name, containers.size()));
      }
      return containers.getFirst();
    }

    String component() {
      return pod.getMetadata().getLabels().get("app.kubernetes.io/component");
    }
  }

  List<Workload> workloads() {
    return Stream.concat(
            all(Deployment.class).stream()
                .map(
                    each ->
                        new Workload(
                            each.getMetadata().getName(),
                            each.getKind(),
                            each.getSpec().getSelector(),
                            each.getSpec().getTemplate())),
            all(StatefulSet.class).stream()
                .map(
                    each ->
                        new Workload(
                            each.getMetadata().getName(),
                            each.getKind(),
                            each.getSpec().getSelector(),
                            each.getSpec().getTemplate())))
        .toList();
  }

  Workload workload(String component) {
    return workloads().stream()
        .filter(each -> each.component().equals(component))
        .findFirst()
        .orElseThrow();
  }
}
