package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Changes a JSON object by another one: a member that is null there goes, an object is changed the
 * same way inside, anything else takes the place of what was there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396: JSON Merge Patch</a>
 */
final class MergePatch {
  private MergePatch() {}

  /** Changes {@code target} by {@code patch}, which stays as it is. */
  static void apply(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      if (value.isNull()) {
        target.remove(name);
      } else if (value instanceof ObjectNode changes) {
        ObjectNode inner =
            target.get(name) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
        apply(inner, changes);
        target.set(name, inner);
      } else {
        target.set(name, value);
      }
    }
  }
}
