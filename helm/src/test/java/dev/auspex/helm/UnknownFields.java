package dev.auspex.helm;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds misspelt fields. The typed models put a field that they do not know into {@code
 * additionalProperties} instead of refusing it, so every object of the tree has to be asked.
 */
final class UnknownFields {
  private UnknownFields() {}

  /** Paths of all unknown fields below {@code object}, empty if every field is known. */
  static List<String> of(Object object) {
    List<String> found = new ArrayList<>();
    walk(object, object.getClass().getSimpleName(), found);
    return found;
  }

  private static void walk(Object value, String path, List<String> found) {
    if (value instanceof Collection<?> items) {
      int index = 0;
      for (Object item : items) {
        walk(item, path + "[" + index++ + "]", found);
      }
    } else if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, item) -> walk(item, path + "." + key, found));
    } else if (value instanceof KubernetesResource) {
      walkFields(value, path, found);
    }
  }

  private static void walkFields(Object resource, String path, List<String> found) {
    for (Method method : resource.getClass().getMethods()) {
      if (!method.getName().startsWith("get")
          || method.getParameterCount() != 0
          || method.getDeclaringClass() == Object.class) {
        continue;
      }
      Object value = read(method, resource);
      if (value == null) {
        continue;
      }
      if (method.getName().equals("getAdditionalProperties")) {
        ((Map<?, ?>) value).keySet().forEach(key -> found.add(path + "." + key));
      } else {
        walk(value, path + "." + fieldOf(method), found);
      }
    }
  }

  private static String fieldOf(Method getter) {
    String name = getter.getName().substring("get".length());
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static @Nullable Object read(Method method, Object resource) {
    try {
      return method.invoke(resource);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read %s".formatted(method), e);
    }
  }
}
