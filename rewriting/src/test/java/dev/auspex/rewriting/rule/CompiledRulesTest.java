package dev.auspex.rewriting.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.lexicon.Condition.Match;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Schedule;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.rewriting.text.Budget;
import dev.auspex.rewriting.text.ComparedText;
import dev.auspex.rewriting.text.Normaliser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledRulesTest {
  private static final Instant FRIDAY_NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Action REMOVE = new Action.Remove("x");
  private static final Rule.FilteredBy ACME =
      new Rule.FilteredBy("brand", new FilterValue.Text("acme"));

  private static CompiledRules compiled(List<Rule> rules) {
    return new CompiledRules(rules, text -> Normaliser.normalise(text).text(), true);
  }

  private static List<String> fired(List<Rule> rules, String query, Situation situation) {
    return compiled(rules)
        .fired(new ComparedText(query, true), situation, Budget.unlimited())
        .stream()
        .map(FiredRule::id)
        .toList();
  }

  private static boolean fires(Match match, String words, String query) {
    Rule rule = Rule.of("r", new Condition(match, words), List.of(REMOVE));
    return !fired(List.of(rule), query, Situation.at(FRIDAY_NOON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "is, War Movie, war movie, true",
    "is, war, war movie, false",
    "is, war, wars, false",
    "starts, war, war movie, true",
    "starts, war, the war movie, false",
    "starts, war, wars of the roses, false",
    "ends, movie, war movie, true",
    "ends, movie, movie war, false",
    "contains, war movie, best war movie ever, true",
    "contains, war movie, best war horror movie, false",
    "contains, war, wardrobe, false",
    "contains, war, post-war art, true",
    "contains, 火锅, 附近的火锅店, true",
    "contains, 火锅, 附近的火鍋店, true",
    "contains, 火锅, 火车锅炉, false",
    "starts, 火锅, 火锅店, true",
    "ends, 火锅, 附近火锅, true",
    "pattern, lap*, cheap laptop bag, true",
    "pattern, lap*, overlap, false",
    "pattern, *top, cheap laptop bag, false",
    "pattern, * bag, laptop bag, true",
    "pattern, * bag, bag, false",
    "pattern, size * shoes, size 42 shoes for men, true",
    "pattern, size * shoes, size 42 wide shoes, false",
    "pattern, iphone 1* pro, iphone 15 pro, true",
    "pattern, iphone 1* pro, iphone 25 pro, false",
    "pattern, a*b*c, axbbyd, false",
    "pattern, a*b*c, axbbyc, true",
  })
  void wordsAreComparedAsTheConditionSays(
      String match, String words, String query, boolean expected) {
    // A pattern must have a word that begins with a letter.
    String safe = words.equals("*top") ? "*top lap" : words;

    assertThat(fires(Match.fromWireName(match), safe, query)).isEqualTo(expected);
  }

  @Test
  void aRuleThatAlwaysHoldsHoldsForTheEmptyQuery() {
    Rule rule = Rule.of("r", Condition.ALWAYS, List.of(REMOVE));

    assertThat(fired(List.of(rule), "", Situation.at(FRIDAY_NOON))).containsExactly("r");
  }

  @Test
  void aRuleThatIsNotEnabledIsNotThere() {
    Rule off =
        new Rule(
            "off",
            false,
            Condition.ALWAYS,
            Map.of(),
            List.of(),
            null,
            null,
            0,
            List.of(REMOVE),
            null);

    assertThat(compiled(List.of(off)).size()).isZero();
    assertThat(fired(List.of(off), "x", Situation.at(FRIDAY_NOON))).isEmpty();
  }

  private static Rule rule(
      String id,
      Condition when,
      Map<String, List<String>> context,
      List<Rule.FilteredBy> filters,
      Rule.@Nullable Audience audience,
      @Nullable Schedule schedule,
      int priority) {
    return new Rule(
        id, true, when, context, filters, audience, schedule, priority, List.of(REMOVE), null);
  }

  private static Rule plain(String id, Match match, String words, int priority) {
    return rule(id, new Condition(match, words), Map.of(), List.of(), null, null, priority);
  }

  /** The table of docs/rewriting.md, whatever the order in which rules are written. */
  @Test
  void theFirstToApplyIsTheMoreSpecialOne() {
    Condition movie = new Condition(Match.CONTAINS, "movie");
    List<Rule> inOrder =
        List.of(
            plain("priority", Match.PATTERN, "ev*", 5),
            plain("whole", Match.IS, "best war movie ever", 0),
            plain("longer-beginning", Match.STARTS, "best war", 0),
            plain("beginning", Match.STARTS, "best", 0),
            plain("longer-words", Match.CONTAINS, "war movie", 0),
            rule(
                "two-circumstances",
                movie,
                Map.of("shop", List.of("de")),
                List.of(ACME),
                null,
                null,
                0),
            rule("one-circumstance", movie, Map.of(), List.of(ACME), null, null, 0),
            rule("words", movie, Map.of(), List.of(), null, null, 0),
            plain("shorter-words", Match.CONTAINS, "war", 0),
            plain("pattern", Match.PATTERN, "mov*", 0),
            rule("always", Condition.ALWAYS, Map.of(), List.of(), null, null, 0),
            plain("less", Match.IS, "best war movie ever", -1));
    Situation situation =
        new Situation(FRIDAY_NOON, Map.of("shop", "de"), Set.of(ACME), null, null);

    for (long seed = 1; seed <= 20; seed++) {
      List<Rule> written = new ArrayList<>(inOrder);
      Collections.shuffle(written, new Random(seed));

      assertThat(fired(written, "best war movie ever", situation))
          .as("seed %d", seed)
          .containsExactlyElementsOf(inOrder.stream().map(Rule::id).toList());
    }
  }

  @Test
  void equalsApplyFromLeftToRightAndThenAsWritten() {
    List<Rule> rules =
        List.of(
            plain("b", Match.CONTAINS, "bbb", 0),
            plain("a2", Match.CONTAINS, "aaa", 0),
            plain("a1", Match.CONTAINS, "aaa", 0));

    assertThat(fired(rules, "aaa bbb", Situation.at(FRIDAY_NOON))).containsExactly("a2", "a1", "b");
  }

  @Test
  void allCircumstancesMustHold() {
    Rule rule =
        rule(
            "r",
            Condition.ALWAYS,
            Map.of("shop", List.of("de", "at")),
            List.of(ACME),
            new Rule.Audience(true, List.of("ann", "bob"), new Circle(52.5, 13.4, 10_000)),
            new Schedule(null, null, List.of(Schedule.Weekday.FRIDAY), null, "Europe/Berlin"),
            0);
    GeoPoint berlin = new GeoPoint(52.52, 13.41);
    Map<String, String> shop = Map.of("shop", "at");
    Situation all = new Situation(FRIDAY_NOON, shop, Set.of(ACME), "ann", berlin);

    assertThat(fired(List.of(rule), "", all)).containsExactly("r");
    assertThat(
            compiled(List.of(rule))
                .fired(new ComparedText("", false), all, Budget.unlimited())
                .getFirst()
                .besides())
        .containsExactly("context.shop", "filter.brand", "audience", "schedule");
    for (Situation lacking :
        List.of(
            new Situation(FRIDAY_NOON, Map.of("shop", "fr"), Set.of(ACME), "ann", berlin),
            new Situation(FRIDAY_NOON, Map.of(), Set.of(ACME), "ann", berlin),
            new Situation(FRIDAY_NOON, shop, Set.of(), "ann", berlin),
            new Situation(FRIDAY_NOON, shop, Set.of(ACME), "eve", berlin),
            new Situation(FRIDAY_NOON, shop, Set.of(ACME), null, berlin),
            new Situation(FRIDAY_NOON, shop, Set.of(ACME), "ann", new GeoPoint(48.1, 11.6)),
            new Situation(FRIDAY_NOON, shop, Set.of(ACME), "ann", null),
            new Situation(FRIDAY_NOON.plusSeconds(86_400), shop, Set.of(ACME), "ann", berlin))) {
      assertThat(fired(List.of(rule), "", lacking)).as(lacking.toString()).isEmpty();
    }
  }

  @Test
  void theRequestsFilterCountsWhereItLeavesNoOtherValue() {
    Filter acme = new Filter.Equals("brand", new FilterValue.Text("acme"));
    Filter year = new Filter.Exists("year", true);

    assertThat(Situation.filteredBy(acme)).containsExactly(ACME);
    assertThat(Situation.filteredBy(new Filter.And(List.of(year, acme)))).containsExactly(ACME);
    assertThat(Situation.filteredBy(new Filter.Or(List.of(year, acme)))).isEmpty();
    assertThat(Situation.filteredBy(new Filter.Not(acme))).isEmpty();
    assertThat(Situation.filteredBy(null)).isEmpty();
  }

  @Test
  void everyActionIsKept() {
    List<Action> actions =
        List.of(
            new Action.Pin("p1", 100),
            new Action.Hide("p9"),
            new Action.Boost(new Target.Matching(new Filter.Exists("year", true)), 1.5),
            new Action.Boost(new Target.OneDocument("ü 1"), 1000),
            new Action.Bury(new Target.Saying("used car"), 2),
            new Action.Restrict(new Filter.Exists("year", true)),
            new Action.Replace("a", "b"),
            new Action.Remove("c"),
            new Action.Redirect("https://shop.example/" + "x".repeat(2_000)),
            new Action.Banner(Map.of("title", "Sale", "text", "今天")));

    List<FiredRule> fired =
        compiled(List.of(Rule.of("r", Condition.ALWAYS, actions)))
            .fired(new ComparedText("", false), Situation.at(FRIDAY_NOON), Budget.unlimited());

    assertThat(fired.getFirst().actions()).isEqualTo(actions);
  }

  @Test
  void ofManyThatHoldFiftyFire() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      rules.add(plain("r" + i, Match.CONTAINS, "x", i));
    }

    assertThat(fired(rules, "x", Situation.at(FRIDAY_NOON)))
        .hasSize(50)
        .startsWith("r69", "r68")
        .endsWith("r20");
  }
}
