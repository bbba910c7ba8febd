package dev.auspex.dev;

import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.PartState;
import dev.auspex.dev.stack.StackFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows each part of the running stack. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show each part: port, whether it answers, log file. Exits 1 if one does not.")
final class StatusCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    StackFolder folder = new StackFolder(Home.folder());
    Optional<Launcher> launcher = Launcher.find(folder);
    if (launcher.isEmpty()) {
      System.out.println("Nothing is running. Start it with ./auspex up or ./auspex demo.");
      return 1;
    }
    boolean all = true;
    for (Part part : Part.values()) {
      boolean answers = PartState.answers(part, launcher.get().ports());
      all &= answers;
      System.out.printf(
          "%-14s  127.0.0.1:%-5d  %-12s  %s%n",
          part.label(),
          launcher.get().ports().of(part),
          answers ? "answers" : "no answer",
          folder.log(part));
    }
    return all ? 0 : 1;
  }
}
