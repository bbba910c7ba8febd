package dev.auspex.dev;

import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.StackException;
import dev.auspex.dev.stack.StackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the log of one part. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description =
        "Print the log of a part; follow it with: tail -f \"$(./auspex logs --path NAME)\"")
final class LogsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "A part, as ./auspex status names it.")
  String name = "";

  @Option(names = "--path", description = "Print where the log is instead.")
  boolean path;

  @Override
  public Integer call() throws IOException {
    Part part =
        Part.ofLabel(name)
            .orElseThrow(
                () ->
                    new StackException(
                        "There is no part '%s'; there are %s."
                            .formatted(
                                name,
                                Arrays.stream(Part.values())
                                    .map(Part::label)
                                    .collect(Collectors.joining(", ")))));
    Path log = new StackFolder(Home.folder()).log(part);
    if (!Files.isRegularFile(log)) {
      throw new StackException(part.label() + " has not run yet.");
    }
    if (path) {
      System.out.println(log);
    } else {
      Files.copy(log, System.out);
    }
    return 0;
  }
}
