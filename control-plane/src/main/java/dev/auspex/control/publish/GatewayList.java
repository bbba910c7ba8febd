package dev.auspex.control.publish;

import java.util.List;

/**
 * The gateways.
 *
 * @param items in order of their ids
 */
public record GatewayList(List<GatewayView> items) {
  /** Copies {@code items}. */
  public GatewayList {
    items = List.copyOf(items);
  }
}
