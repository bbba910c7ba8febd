package dev.auspex.dev;

import dev.auspex.dev.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands of {@code ./auspex}. {@code test}, {@code bench} and {@code prove} are answered by
 * the script itself.
 */
@Command(
    name = "auspex",
    mixinStandardHelpOptions = true,
    version = "Auspex 0.1.0",
    description = "A multi-tenant search cloud on Elasticsearch, on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      ApplyCommand.class,
      ExportCommand.class,
      TestCommand.class,
      BenchCommand.class,
      ProveCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  private Main() {}

  /** Exit codes: 0 done, 1 failed with a message, 2 wrong usage. */
  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new Main());
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof StackException told) {
            command.getErr().println("auspex: " + told.getMessage());
            return 1;
          }
          throw failure;
        });
    String[] orHelp = arguments.length == 0 ? new String[] {"help"} : arguments;
    System.exit(commands.execute(orHelp));
  }
}
