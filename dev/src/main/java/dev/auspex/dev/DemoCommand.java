package dev.auspex.dev;

import dev.auspex.dev.demo.Demo;
import dev.auspex.dev.stack.DevStack;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job from end to end, on real data. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Start everything, load two tenants through the public API, show three searches, and stay.")
final class DemoCommand implements Callable<Integer> {
  @Mixin private final StackOptions options = new StackOptions();

  @Option(names = "--check", description = "Stop after the searches; exit 0 if all went well.")
  boolean check;

  @Override
  public Integer call() throws InterruptedException, IOException {
    try (ForegroundStack foreground = new ForegroundStack(options.settings())) {
      DevStack stack = foreground.start();
      Demo demo = new Demo(stack.endpoints(), Home.checkout(), Home.folder(), System.out);
      demo.load();
      boolean good = demo.search();
      Addresses.print(stack.endpoints(), System.out);
      if (check) {
        System.out.println(good ? "demo: ok" : "demo: failed, see above");
        return good ? 0 : 1;
      }
      demo.printKeys();
      return foreground.stay();
    }
  }
}
