package dev.auspex.dev;

import dev.auspex.dev.stack.StackException;
import dev.auspex.dev.stack.StackFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops the stack of this checkout from another terminal. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stop the stack of this checkout; data stays.")
final class DownCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Optional<Launcher> launcher = Launcher.find(new StackFolder(Home.folder()));
    if (launcher.isEmpty()) {
      System.out.println("Nothing is running.");
      return 0;
    }
    ProcessHandle process = launcher.get().process();
    process.destroy();
    try {
      process.onExit().get(15, TimeUnit.SECONDS);
    } catch (TimeoutException stuck) {
      throw new StackException(
          "Process %d does not end; end it by hand.".formatted(process.pid()), stuck);
    }
    System.out.println("Stopped.");
    return 0;
  }
}
