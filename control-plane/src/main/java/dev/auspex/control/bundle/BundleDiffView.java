package dev.auspex.control.bundle;

import java.util.List;

/**
 * How two bundles differ.
 *
 * @param from the number of the first
 * @param to the number of the second
 * @param changes in order of the first, then what is new in the second
 */
public record BundleDiffView(int from, int to, List<BundleChange> changes) {
  /** Copies {@code changes}. */
  public BundleDiffView {
    changes = List.copyOf(changes);
  }
}
