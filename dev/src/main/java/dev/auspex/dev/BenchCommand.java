package dev.auspex.dev;

import picocli.CommandLine.Command;

/** Listed here for the help page; the script hands over to module benchmarks. */
@Command(
    name = "bench",
    description = "Measure the promises about speed and size; without a name: list them.")
final class BenchCommand implements Runnable {
  @Override
  public void run() {
    throw new IllegalStateException("module benchmarks answers this command");
  }
}
