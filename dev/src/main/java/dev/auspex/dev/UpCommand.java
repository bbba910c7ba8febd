package dev.auspex.dev;

import dev.auspex.dev.stack.Endpoints;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything and stays. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Start everything and stay; data persists in .auspex/.")
final class UpCommand implements Callable<Integer> {
  @Mixin private final StackOptions options = new StackOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (ForegroundStack stack = new ForegroundStack(options.settings())) {
      Endpoints endpoints = stack.start().endpoints();
      Addresses.print(endpoints, System.out);
      return stack.stay();
    }
  }
}
