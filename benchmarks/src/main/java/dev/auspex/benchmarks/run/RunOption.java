package dev.auspex.benchmarks.run;

import org.jspecify.annotations.Nullable;

/**
 * What one script wants to be told on the command line besides its size.
 *
 * @param name without the two hyphens; lower-case letters
 * @param valueName what stands for the value in help texts, in capital letters
 * @param description for the list of scripts and the help page
 * @param whenMissing what people are told who leave it out; null where it may be left out
 */
public record RunOption(
    String name, String valueName, String description, @Nullable String whenMissing) {
  /** An option that may be left out. */
  public static RunOption optional(String name, String valueName, String description) {
    return new RunOption(name, valueName, description, null);
  }

  /** As it is typed. */
  public String flag() {
    return "--" + name;
  }
}
