package dev.auspex.dev.stack;

import java.nio.file.Path;

/** The JDK that runs this program, which runs the other Java processes too. */
final class Jdk {
  private Jdk() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static String home() {
    return System.getProperty("java.home");
  }
}
