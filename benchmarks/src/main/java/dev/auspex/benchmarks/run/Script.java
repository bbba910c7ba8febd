package dev.auspex.benchmarks.run;

import java.util.List;

/** One bench or proof: a promise that a command checks. */
public interface Script {
  /** What people type: lower-case letters. */
  String name();

  /** What is promised, in one sentence. */
  String sentence();

  /** The size that the promise is about, and the one that is run unless another is asked for. */
  int promisedSize();

  /** What the size counts, in the plural. */
  String unit();

  /** What else people may say on the command line; most scripts want nothing. */
  default List<RunOption> options() {
    return List.of();
  }

  /** Measures, and puts figures and targets into the report of {@code run}. */
  void run(Run run) throws Exception;
}
