package dev.auspex.dev.stack;

import java.util.Optional;

/** The processes of the stack, in the order in which they are shown. */
public enum Part {
  /** The memory of control plane and Keycloak. */
  POSTGRES("postgres"),
  /** The engine, with the ranking plugin installed. */
  ELASTICSEARCH("elasticsearch"),
  /** The door. */
  KEYCLOAK("keycloak"),
  /** Embeds and scores text. */
  MODEL_SERVER("model-server"),
  /** Desired state, reconciler, console. */
  CONTROL_PLANE("control-plane"),
  /** The tenants' API. */
  QUERY_GATEWAY("query-gateway");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** The name on the command line, in messages and of the log file. */
  public String label() {
    return label;
  }

  /** The part with this label, if there is one. */
  public static Optional<Part> ofLabel(String label) {
    for (Part part : values()) {
      if (part.label.equals(label)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
