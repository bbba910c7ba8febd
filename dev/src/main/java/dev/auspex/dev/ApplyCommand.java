package dev.auspex.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a tenant agree with a file. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Make a tenant agree with a YAML file. Prints what changes; the second time nothing does.")
final class ApplyCommand implements Callable<Integer> {
  private static final Pattern TENANT =
      Pattern.compile("^tenant:\\s*[\"']?([a-z][a-z0-9-]*)[\"']?\\s*$", Pattern.MULTILINE);

  @Mixin private final ConfigCommand config = new ConfigCommand();

  @Option(
      names = {"-f", "--file"},
      required = true,
      description = "The YAML file; its line tenant: says whose it is.")
  Path file = Path.of("");

  @Option(names = "--dry-run", description = "Only print what would change.")
  boolean dryRun;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new StackException("There is no file " + file);
    }
    String yaml = Files.readString(file);
    Matcher tenant = TENANT.matcher(yaml);
    if (!tenant.find()) {
      throw new StackException(file + " has no line such as 'tenant: cinema'");
    }
    JsonNode plan =
        new ObjectMapper()
            .readTree(config.call("PUT", tenant.group(1), dryRun ? "?dryRun=true" : "", yaml));
    int changed = 0;
    for (JsonNode step : plan.path("indexes")) {
      String action = step.path("action").asText();
      changed += action.equals("create") || action.equals("change") ? 1 : 0;
      System.out.printf(
          "%-8s index %-20s %s%n",
          action, step.path("name").asText(), step.path("reason").asText());
    }
    System.out.printf(
        "%s: %d of %d indexes %s%n",
        tenant.group(1), changed, plan.path("indexes").size(), dryRun ? "would change" : "changed");
    return 0;
  }
}
