package dev.auspex.benchmarks.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where a run was made, so that figures are only compared with their like. */
public final class Machine {
  private Machine() {}

  /** Cores, memory, load, JDK, system and the commit of {@code checkout}. */
  public static ObjectNode describe(Path checkout) throws InterruptedException {
    ObjectNode machine = new ObjectMapper().createObjectNode();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    machine.put("cores", system.getAvailableProcessors());
    machine.put("memoryBytes", system.getTotalMemorySize());
    machine.put("loadAtEnd", system.getSystemLoadAverage());
    machine.put("java", Runtime.version().toString());
    machine.put("system", system.getName() + " " + system.getVersion());
    machine.put("commit", commit(checkout));
    return machine;
  }

  private static String commit(Path checkout) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "-C", checkout.toString(), "describe", "--always", "--dirty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? commit : "unknown";
    } catch (IOException noGit) {
      return "unknown";
    }
  }
}
