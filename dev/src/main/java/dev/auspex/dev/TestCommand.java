package dev.auspex.dev;

import picocli.CommandLine.Command;

/** Listed here for the help page; the script answers before this program starts. */
@Command(
    name = "test",
    description = "Run all tests, the whole-system ones included (./mvnw verify).")
final class TestCommand implements Runnable {
  @Override
  public void run() {
    throw new IllegalStateException("the script ./auspex runs the tests");
  }
}
