package dev.auspex.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.benchmarks.run.Script;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commands =
      Main.commands().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

  @Test
  void withoutANameAllAreListedWithTheirPromise() {
    int exit = commands.execute("bench");

    assertThat(exit).isZero();
    for (Script bench : Main.BENCHES) {
      assertThat(out.toString()).contains("./auspex bench " + bench.name(), bench.sentence());
    }
  }

  @Test
  void anUnknownNameIsWrongUsageAndListsTheKnownOnes() {
    int exit = commands.execute("bench", "everything");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no bench 'everything'.")
        .contains("./auspex bench provisioning");
  }

  @Test
  void aSizeOfNothingIsWrongUsage() {
    int exit = commands.execute("bench", "provisioning", "--size", "0");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--size must be at least 1, but was 0.");
  }

  @Test
  void withoutSetsRelevanceSaysWhereToGetSome() {
    int exit = commands.execute("bench", "relevance");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--data DIR", "qrels.tsv", "docs/benchmarks.md");
  }

  @Test
  void withoutSetsSuggestSaysWhatOneIs() {
    int exit = commands.execute("bench", "suggest");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--data DIR", "entries.jsonl", "expected_top5");
  }

  @Test
  void anOptionOfAnotherScriptIsWrongUsage() {
    int exit = commands.execute("bench", "provisioning", "--data", "sets");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("bench provisioning has no option --data.");
  }

  @Test
  void theListNamesTheOptionsOfEachScript() {
    int exit = commands.execute("prove");

    assertThat(exit).isZero();
    assertThat(out.toString()).contains("./auspex prove fuzz", "--seed N");
  }
}
