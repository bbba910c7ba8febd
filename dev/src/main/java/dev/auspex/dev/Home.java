package dev.auspex.dev;

import java.nio.file.Path;

/** Where this checkout is and where its stack keeps its data. */
final class Home {
  private Home() {}

  /** The root of the checkout; the script passes it. */
  static Path checkout() {
    return Path.of(System.getProperty("auspex.checkout", ".")).toAbsolutePath().normalize();
  }

  /** {@code .auspex} in the checkout, or what the variable {@code AUSPEX_HOME} names. */
  static Path folder() {
    String chosen = System.getenv("AUSPEX_HOME");
    return chosen == null ? checkout().resolve(".auspex") : Path.of(chosen).toAbsolutePath();
  }
}
