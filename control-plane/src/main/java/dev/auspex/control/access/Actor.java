package dev.auspex.control.access;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a change, for the audit.
 *
 * @param name user name of the caller; {@link #CONTROL_PLANE} for what it does by itself
 * @param id Keycloak's id of the caller; null for the control plane
 * @param requestId the trace id that the reply and the log carry; null outside of requests
 */
public record Actor(String name, @Nullable String id, @Nullable String requestId) {
  /** The name of the control plane where nobody has asked it. */
  public static final String CONTROL_PLANE = "control-plane";
}
