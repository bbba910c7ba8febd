package dev.auspex.benchmarks.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process really holds, asked with the {@code jcmd} of the JDK that runs us. */
final class LiveHeap {
  /** A line of a collector: {@code tenured generation total 174784K, used 52480K [0x…}. */
  private static final Pattern SPACE = Pattern.compile("total (?:reserved )?\\d+K.*? used (\\d+)K");

  private LiveHeap() {}

  /** Bytes of live objects of process {@code pid}, after a full collection. */
  static long of(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    return parse(jcmd(pid, "GC.heap_info"));
  }

  /** The sum over the spaces of the object heap; class metadata have no total and are left out. */
  static long parse(String heapInfo) {
    Matcher spaces = SPACE.matcher(heapInfo);
    long kilobytes = 0;
    boolean found = false;
    while (spaces.find()) {
      found = true;
      kilobytes += Long.parseLong(spaces.group(1));
    }
    if (!found) {
      throw new IllegalStateException("jcmd told no heap space:\n" + heapInfo);
    }
    return kilobytes * 1024;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd %d %s failed: %s".formatted(pid, command, output));
    }
    return output;
  }
}
