package dev.auspex.control.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.RankingProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares bundles in the form in which the API shows them. */
@ApplicationScoped
class BundleDiff {
  /** Members that tell the elements of a list apart, in order of preference. */
  private static final List<String> NAMES = List.of("name", "kind");

  private final ObjectMapper json;

  BundleDiff(ObjectMapper json) {
    this.json = json;
  }

  /** What differs between two configurations. */
  List<BundleChange> between(
      Schema schema, RankingProfile ranking, Schema otherSchema, RankingProfile otherRanking) {
    List<BundleChange> changes = new ArrayList<>();
    compare("schema", json.valueToTree(schema), json.valueToTree(otherSchema), changes);
    compare("ranking", json.valueToTree(ranking), json.valueToTree(otherRanking), changes);
    return changes;
  }

  private static void compare(
      String path,
      @Nullable JsonNode before,
      @Nullable JsonNode after,
      List<BundleChange> changes) {
    @Nullable JsonNode old = present(before);
    @Nullable JsonNode now = present(after);
    if (Objects.equals(old, now)) {
      return;
    }
    @Nullable Map<String, JsonNode> oldParts = old == null ? null : parts(old);
    @Nullable Map<String, JsonNode> newParts = now == null ? null : parts(now);
    if (oldParts == null || newParts == null) {
      changes.add(new BundleChange(path, old, now));
      return;
    }
    int known = changes.size();
    Set<String> names = new LinkedHashSet<>(oldParts.keySet());
    names.addAll(newParts.keySet());
    names.forEach(name -> compare(path + name, oldParts.get(name), newParts.get(name), changes));
    if (changes.size() == known) {
      // The same elements in another order.
      changes.add(new BundleChange(path, old, now));
    }
  }

  private static @Nullable JsonNode present(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node;
  }

  /** What a value is made of, by the text that leads to it; null where it is a value by itself. */
  private static @Nullable Map<String, JsonNode> parts(JsonNode node) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    if (node.isObject()) {
      node.properties().forEach(member -> parts.put("." + member.getKey(), member.getValue()));
      return parts;
    }
    if (!node.isArray()) {
      return null;
    }
    for (JsonNode element : node) {
      @Nullable String name = NAMES.stream().filter(element::hasNonNull).findFirst().orElse(null);
      if (name == null || parts.put("[" + element.get(name).asText() + "]", element) != null) {
        return null;
      }
    }
    return parts;
  }
}
