package dev.auspex.rewriting.querqy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.lexicon.Condition.Match;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Schedule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.rewriting.querqy.RulesText.WrongLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTextTest {
  private static final String TEXT =
      """
      # what people mean
      notebook =>
        SYNONYM(0.8): laptop
        SYNONYM: portable computer

      "cheap notebook" =>
        UP(10): lenovo
        DOWN(5): * condition:used
        DOWN(3): @ p7
        FILTER: * stock:true
        FILTER: * -maker:"No Name"
        DELETE: cheap
        REPLACE(notbook): notebook
        PIN(2): p1
        HIDE: p9
        DECORATE: REDIRECT /notebooks
        DECORATE(title): Sale: today
        @_id: "cheap-notebooks"
        @priority: 5

      "best =>
        DELETE
      lap* =>
        UP: acme
        @enabled: false
      """;

  @Test
  void readsWhatQuerqyWritesAndSomeMore() {
    RulesText.Read read = RulesText.read(TEXT);

    assertThat(read.errors()).isEmpty();
    assertThat(read.synonyms())
        .containsExactly(
            new Synonym.OneWay(
                "line-2",
                "notebook",
                List.of(
                    new Synonym.Weighted("laptop", 0.8),
                    new Synonym.Weighted("portable computer", 1))));
    assertThat(read.rules())
        .extracting(Rule::id)
        .containsExactly("cheap-notebooks", "line-21", "line-23");
    Rule first = read.rules().getFirst();
    assertThat(first.when()).isEqualTo(new Condition(Match.IS, "cheap notebook"));
    assertThat(first.priority()).isEqualTo(5);
    assertThat(first.then())
        .containsExactly(
            new Action.Boost(new Target.Saying("lenovo"), 10),
            new Action.Bury(
                new Target.Matching(equal("condition", new FilterValue.Text("used"))), 5),
            new Action.Bury(new Target.OneDocument("p7"), 3),
            new Action.Restrict(equal("stock", new FilterValue.Flag(true))),
            new Action.Restrict(new Filter.Not(equal("maker", new FilterValue.Text("No Name")))),
            new Action.Remove("cheap"),
            new Action.Replace("notbook", "notebook"),
            new Action.Pin("p1", 2),
            new Action.Hide("p9"),
            new Action.Redirect("/notebooks"),
            new Action.Banner(Map.of("title", "Sale: today")));
    assertThat(read.rules().get(1).when()).isEqualTo(new Condition(Match.STARTS, "best"));
    assertThat(read.rules().get(1).then()).containsExactly(new Action.Remove("best"));
    assertThat(read.rules().getLast().when()).isEqualTo(new Condition(Match.PATTERN, "lap*"));
    assertThat(read.rules().getLast().enabled()).isFalse();
  }

  private static Filter equal(String field, FilterValue value) {
    return new Filter.Equals(field, value);
  }

  @Test
  void whatIsWrittenIsReadTheSame() {
    RulesText.Read read = RulesText.read(TEXT);

    RulesTextWriter.Written written = RulesTextWriter.write(read.rules(), read.synonyms());

    assertThat(written.leftOut()).isEmpty();
    assertThat(RulesText.read(written.text())).isEqualTo(read);
  }

  @Test
  void whatALineCannotSayIsLeftOutAndNamed() {
    Rule timed =
        new Rule(
            "timed",
            true,
            Condition.ALWAYS,
            Map.of(),
            List.of(),
            null,
            new Schedule(null, null, List.of(Schedule.Weekday.FRIDAY), null, "UTC"),
            0,
            List.of(new Action.Remove("x")),
            null);
    Rule ranged =
        Rule.of(
            "ranged",
            Condition.ALWAYS,
            List.of(
                new Action.Restrict(
                    new Filter.Range("year", new FilterValue.Whole(1990), null, null, null))));

    RulesTextWriter.Written written =
        RulesTextWriter.write(
            List.of(timed, ranged), List.of(new Synonym.Equal("eq", List.of("a", "b"), 1)));

    assertThat(written.text()).isEmpty();
    assertThat(written.leftOut()).containsExactly("timed", "ranged", "eq");
  }

  @Test
  void everyWrongLineIsToldByItsNumber() {
    RulesText.Read read =
        RulesText.read(
            """
            UP(2): lost
            a =>
              SHOUT: b
              UP(x): b
              UP(0.5): b
              FILTER: price:[1 TO 2]
              @log: me
              UP(2): b
            "b* =>
            c =>

            d =>
              @_id: "two words"
              DELETE: d
            """);

    assertThat(read.errors())
        .extracting(WrongLine::line)
        .containsExactly(1, 3, 4, 5, 6, 7, 9, 10, 12);
    assertThat(read.errors().get(1).expected()).contains("one of SYNONYM, UP", "'SHOUT'");
    assertThat(read.errors().get(3).expected()).contains("'factor' must be above 1");
    assertThat(read.errors().get(4).expected()).contains("* field:value");
    assertThat(read.errors().getLast().expected()).contains("'id' must be");
  }
}
