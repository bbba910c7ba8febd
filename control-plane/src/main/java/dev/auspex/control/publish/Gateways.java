package dev.auspex.control.publish;

/** The gateways, for work that must not go on before they have heard of a change. */
public interface Gateways {
  /**
   * Whether every gateway serves by {@code revision} or a later one of this catalogue. One that
   * fell silent counts until it is taken for gone ({@code control-plane.publish.lost-after}), or
   * was removed; with no gateway at all the answer is true. Asks the database; does not wait.
   *
   * @param revision what {@code RevisionRepository.raise} returned, after its transaction has ended
   */
  boolean allHave(long revision);
}
