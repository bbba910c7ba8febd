package dev.auspex.dev;

import picocli.CommandLine.Command;

/** Listed here for the help page; the script hands over to module benchmarks. */
@Command(
    name = "prove",
    description =
        "Try to break the promises about what never goes wrong; without a name: list them.")
final class ProveCommand implements Runnable {
  @Override
  public void run() {
    throw new IllegalStateException("module benchmarks answers this command");
  }
}
