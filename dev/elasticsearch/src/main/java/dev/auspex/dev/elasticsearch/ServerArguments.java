package dev.auspex.dev.elasticsearch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.elasticsearch.bootstrap.ServerArgs;
import org.elasticsearch.common.io.stream.OutputStreamStreamOutput;
import org.elasticsearch.common.settings.KeyStoreWrapper;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;

/**
 * Writes to standard output what the server reads from standard input at its start: the binary form
 * of its settings, which the official {@code bin/elasticsearch} writes.
 */
public final class ServerArguments {
  private ServerArguments() {}

  /**
   * Writes the arguments.
   *
   * @param arguments home folder, configuration folder, log folder, then {@code setting=value} each
   */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Path configuration = Path.of(arguments[1]);
    Path logs = Path.of(arguments[2]);
    Map<String, String> settings = new HashMap<>();
    for (int i = 3; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
    }
    write(home, configuration, logs, settings, System.out);
  }

  private static void write(
      Path home, Path configuration, Path logs, Map<String, String> settings, OutputStream target)
      throws IOException {
    Settings paths =
        Settings.builder()
            .put("path.home", home.toString())
            .put("path.logs", logs.toString())
            .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            paths, settings, configuration, () -> "auspex-dev");
    try (KeyStoreWrapper secrets = KeyStoreWrapper.create();
        OutputStreamStreamOutput out = new OutputStreamStreamOutput(target)) {
      new ServerArgs(false, false, null, secrets, environment.settings(), configuration, logs)
          .writeTo(out);
    }
  }
}
