package dev.auspex.dev;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a tenant's configuration. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Print a tenant's configuration as YAML, to be kept in Git and applied again.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private final ConfigCommand config = new ConfigCommand();

  @Parameters(paramLabel = "TENANT", description = "Id of the tenant, such as cinema.")
  String tenant = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.out.print(config.call("GET", tenant, "", ""));
    return 0;
  }
}
