package dev.auspex.control.publish;

import java.util.List;

/**
 * Publications and who they go to.
 *
 * @param revision the newest revision
 * @param items newest first
 * @param gateways in order of their ids
 */
public record PublicationList(
    long revision, List<PublicationView> items, List<GatewayView> gateways) {
  /** Copies the lists. */
  public PublicationList {
    items = List.copyOf(items);
    gateways = List.copyOf(gateways);
  }
}
