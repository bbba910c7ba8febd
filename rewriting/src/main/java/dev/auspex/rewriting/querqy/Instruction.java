package dev.auspex.rewriting.querqy;

/**
 * {@code NAME(argument): value}.
 *
 * @param argument empty where there is none
 * @param value empty where there is none
 */
record Instruction(String name, String argument, String value) {
  static Instruction parse(String line) {
    int open = line.indexOf('(');
    int colon = line.indexOf(':');
    if (colon < 0) {
      return new Instruction(line.strip(), "", "");
    }
    if (open < 0 || open > colon) {
      return new Instruction(
          line.substring(0, colon).strip(), "", line.substring(colon + 1).strip());
    }
    int close = line.indexOf("):", open);
    if (close < 0) {
      throw new IllegalArgumentException("'):' after the '(' of an instruction");
    }
    return new Instruction(
        line.substring(0, open).strip(),
        line.substring(open + 1, close).strip(),
        line.substring(close + 2).strip());
  }

  /** The argument; {@code usual} where there is none. */
  double number(double usual) {
    if (argument.isEmpty()) {
      return usual;
    }
    try {
      return Double.parseDouble(argument);
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException(
          "a number in parentheses, but was '%s'".formatted(argument), none);
    }
  }
}
