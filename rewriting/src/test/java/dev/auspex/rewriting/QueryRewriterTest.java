package dev.auspex.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.lexicon.Condition.Match;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.rewriting.Rewriting.Boost;
import dev.auspex.rewriting.Rewriting.Outcome;
import dev.auspex.rewriting.Rewriting.Pin;
import dev.auspex.rewriting.Rewriting.Step;
import dev.auspex.rewriting.rule.FiredRule;
import dev.auspex.rewriting.rule.Situation;
import dev.auspex.rewriting.term.TermGroup;
import dev.auspex.rewriting.term.TermGroup.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryRewriterTest {
  private static final TextAnalysis ANALYSIS = new TextAnalysis();
  private static final Situation NOW = Situation.at(Instant.parse("2026-11-27T12:00:00Z"));
  private static final List<String> LANGUAGES = List.of("en-1", "zh-Hans-1");
  private static final QueryRewriter REWRITER = new QueryRewriter(Duration.ofMinutes(1), Set.of());
  private static final Filter IN_STOCK = new Filter.Equals("stock", new FilterValue.Flag(true));

  private static Rewriting rewrite(String typed, Lexicon lexicon) {
    return REWRITER.rewrite(
        typed, NOW, CompiledLexicon.compile(lexicon, ANALYSIS, LANGUAGES), LANGUAGES);
  }

  private static Lexicon rules(Rule... rules) {
    return new Lexicon(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(rules));
  }

  private static Lexicon synonyms(Synonym... synonyms) {
    return new Lexicon(List.of(synonyms), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static Rule rule(String id, Match match, String words, Action... then) {
    return Rule.of(id, new Condition(match, words), List.of(then));
  }

  private static List<TermGroup> groups(Rewriting rewriting, String analysis) {
    return rewriting.terms().get(analysis).groups();
  }

  private static TermGroup plain(String term) {
    return new TermGroup(List.of(term), List.of());
  }

  private static TermGroup frequent(String term) {
    return new TermGroup(List.of(term), List.of(), TermGroup.FREQUENT);
  }

  @Test
  void wordsOfWhichAnyTextIsFullCountLessWhereAnotherIsAskedForToo() {
    assertThat(groups(rewrite("The Men", Lexicon.EMPTY), "en-1"))
        .containsExactly(frequent("the"), plain("men"));
    assertThat(groups(rewrite("to be or not to be", Lexicon.EMPTY), "en-1"))
        .allSatisfy(group -> assertThat(group.weight()).isOne());
    assertThat(groups(rewrite("北京的天安門", Lexicon.EMPTY), "zh-Hans-1"))
        .containsExactly(plain("北京"), frequent("的"), plain("天安门"));
  }

  @Test
  void aProtectedWordCountsWhole() {
    Lexicon lexicon =
        new Lexicon(List.of(), List.of(), List.of(), List.of(), List.of(new Word("it")), List.of());

    assertThat(groups(rewrite("it jobs", lexicon), "en-1"))
        .containsExactly(plain("it"), plain("job"));
  }

  @Test
  void withoutALexiconAQueryIsNormalisedAndCutIntoTerms() {
    Rewriting made = rewrite("  Running ＭＥＮ", Lexicon.EMPTY);

    assertThat(made.text()).isEqualTo("running men");
    assertThat(groups(made, "en-1")).containsExactly(plain("run"), plain("men"));
    assertThat(made.trace()).extracting(Rewriting.StepTrace::step).containsExactly(Step.values());
    assertThat(made.trace())
        .extracting(Rewriting.StepTrace::outcome)
        .containsExactly(
            Outcome.CHANGED,
            Outcome.UNCHANGED,
            Outcome.UNCHANGED,
            Outcome.UNCHANGED,
            Outcome.UNCHANGED);
    assertThat(made.trace().getFirst().details()).containsExactly("nfkc", "case", "whitespace");
  }

  @Test
  void equalSynonymsStandForEachOtherInWhateverForm() {
    Lexicon lexicon =
        synonyms(new Synonym.Equal("tv", List.of("TV", "television", "boob tube"), 0.8));

    Rewriting made = rewrite("cheap televisions", lexicon);

    assertThat(groups(made, "en-1"))
        .containsExactly(
            plain("cheap"),
            new TermGroup(
                List.of("televis"),
                List.of(
                    new Alternative(List.of("tv"), 0.8),
                    new Alternative(List.of("boob", "tube"), 0.8))));
    assertThat(made.synonyms()).containsExactly("tv");
    assertThat(made.alsoWords()).containsExactly(Map.entry("boob tube", 0.8), Map.entry("tv", 0.8));
    assertThat(groups(rewrite("boob tubes", lexicon), "en-1"))
        .singleElement()
        .satisfies(group -> assertThat(group.terms()).containsExactly("boob", "tube"));
  }

  @Test
  void aOneWaySynonymDoesNotLeadBack() {
    Lexicon lexicon =
        synonyms(new Synonym.OneWay("l", "laptop", List.of(new Synonym.Weighted("notebook", 0.5))));

    assertThat(groups(rewrite("laptop", lexicon), "en-1"))
        .containsExactly(
            new TermGroup(List.of("laptop"), List.of(new Alternative(List.of("notebook"), 0.5))));
    assertThat(groups(rewrite("notebook", lexicon), "en-1")).containsExactly(plain("notebook"));
  }

  @Test
  void aQueryFullOfSynonymsAsksForABoundedNumberOfClauses() {
    List<Synonym> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<Synonym.Weighted> to = new ArrayList<>();
      for (int j = 0; j < Synonym.MAX_WORDS; j++) {
        to.add(new Synonym.Weighted("to%dx%d".formatted(i, j), 0.5));
      }
      many.add(new Synonym.OneWay("s" + i, "from" + i, to));
    }
    String query =
        IntStream.range(0, 20).mapToObj(i -> "from" + i).collect(Collectors.joining(" "));

    Rewriting made = rewrite(query, synonyms(many.toArray(new Synonym[0])));

    assertThat(groups(made, "en-1")).hasSize(20);
    assertThat(groups(made, "en-1").stream().mapToInt(each -> each.alternatives().size()).sum())
        .isEqualTo(200);
    assertThat(made.trace().getLast().details()).hasSize(50);
  }

  @Test
  void aChineseSynonymIsFoundWhateverStandsAroundIt() {
    Lexicon lexicon = synonyms(new Synonym.Equal("pc", List.of("手提电脑", "笔记本"), 1));

    Rewriting made = rewrite("便宜手提電腦包", lexicon);

    assertThat(groups(made, "zh-Hans-1"))
        .filteredOn(group -> !group.alternatives().isEmpty())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(String.join("", group.terms())).isEqualTo("手提电脑");
              assertThat(String.join("", group.alternatives().getFirst().terms())).isEqualTo("笔记本");
            });
  }

  @Test
  void theTenantsWordsStayTogetherAndNothingElseDoes() {
    Lexicon lexicon =
        new Lexicon(
            List.of(),
            List.of(new Word("running man")),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(groups(rewrite("the running man show", lexicon), "en-1"))
        .containsExactly(
            frequent("the"), new TermGroup(List.of("run", "man"), List.of()), plain("show"));
  }

  @Test
  void stopWordsAreLeftOutUnlessNothingElseIsLeftOrTheyAreProtected() {
    Lexicon lexicon =
        new Lexicon(
            List.of(),
            List.of(),
            List.of(),
            List.of(new Word("the"), new Word("who")),
            List.of(new Word("the who")),
            List.of());

    Rewriting made = rewrite("the song", lexicon);
    assertThat(groups(made, "en-1")).containsExactly(plain("song"));
    assertThat(made.terms().get("en-1").leftOut()).containsExactly("the");
    assertThat(groups(rewrite("the", lexicon), "en-1")).containsExactly(plain("the"));
    assertThat(groups(rewrite("the who song", lexicon), "en-1"))
        .containsExactly(new TermGroup(List.of("the", "who"), List.of()), plain("song"));
  }

  @Test
  void nothingStandsForAProtectedWord() {
    Lexicon lexicon =
        new Lexicon(
            List.of(new Synonym.Equal("a", List.of("apple", "fruit"), 1)),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Word("apple")),
            List.of());

    assertThat(groups(rewrite("apple", lexicon), "en-1")).containsExactly(plain("appl"));
    assertThat(rewrite("fruit", lexicon).synonyms()).containsExactly("a");
  }

  private static Entity entity(String id, String name, Entity.Use use) {
    return new Entity(
        id, "brand", name, List.of(), null, null, "brand", new FilterValue.Text(id), use);
  }

  @Test
  void anEntityIsToldAndBoostsOrFilters() {
    Entity place =
        new Entity(
            "lake",
            "place",
            "西湖",
            List.of("West Lake"),
            new GeoPoint(30.25, 120.15),
            3000.0,
            "location",
            null,
            Entity.Use.FILTER);
    Lexicon lexicon =
        new Lexicon(
            List.of(),
            List.of(),
            List.of(place, entity("acme", "Acme", Entity.Use.BOOST)),
            List.of(),
            List.of(),
            List.of());

    Rewriting made = rewrite("acme hotel west lake", lexicon);

    assertThat(made.text()).isEqualTo("acme hotel");
    assertThat(made.entities())
        .extracting(mention -> mention.entity().id() + ":" + mention.words())
        .containsExactly("acme:acme", "lake:west lake");
    assertThat(made.filters())
        .containsExactly(new Filter.Near("location", new Circle(30.25, 120.15, 3000)));
    assertThat(made.boosts())
        .containsExactly(
            new Boost(
                new Target.Matching(new Filter.Equals("brand", new FilterValue.Text("acme"))), 2));
    assertThat(rewrite("西湖附近火锅", lexicon).text()).isEqualTo("附近火锅");
    assertThat(rewrite("西湖", lexicon).isEmpty()).isTrue();
  }

  @Test
  void namesakesThatFilterAreAlternatives() {
    Lexicon lexicon =
        new Lexicon(
            List.of(),
            List.of(),
            List.of(
                entity("p1", "Paris", Entity.Use.FILTER), entity("p2", "Paris", Entity.Use.FILTER)),
            List.of(),
            List.of(),
            List.of());

    assertThat(rewrite("paris", lexicon).filters())
        .containsExactly(
            new Filter.Or(
                List.of(
                    new Filter.Equals("brand", new FilterValue.Text("p1")),
                    new Filter.Equals("brand", new FilterValue.Text("p2")))));
  }

  @Test
  void aRuleDoesAllThatItSaysAndIsTold() {
    Rewriting made =
        rewrite(
            "Cheap notbook sale",
            rules(
                rule(
                    "r1",
                    Match.CONTAINS,
                    "Notbook",
                    new Action.Pin("p1", 2),
                    new Action.Hide("p9"),
                    new Action.Boost(new Target.Saying("gaming"), 4),
                    new Action.Bury(new Target.OneDocument("p7"), 4),
                    new Action.Restrict(IN_STOCK),
                    new Action.Replace("notbook", "Note Book"),
                    new Action.Remove("cheap"),
                    new Action.Redirect("/sale"),
                    new Action.Banner(Map.of("title", "Sale")))));

    assertThat(made.text()).isEqualTo("note book sale");
    assertThat(made.effects().pins()).containsExactly(new Pin("p1", 2, "r1"));
    assertThat(made.effects().hidden()).containsExactly("p9");
    assertThat(made.effects().redirect()).isEqualTo("/sale");
    assertThat(made.effects().banners()).containsExactly(Map.of("title", "Sale"));
    assertThat(made.boosts())
        .containsExactly(
            new Boost(new Target.Saying("gaming"), 4),
            new Boost(new Target.OneDocument("p7"), 0.25));
    assertThat(made.filters()).containsExactly(IN_STOCK);
    assertThat(made.rules())
        .singleElement()
        .satisfies(
            fired -> {
              assertThat(fired.id()).isEqualTo("r1");
              assertThat(fired.words()).isEqualTo("notbook");
            });
    assertThat(rewrite("notbooks", rules()).rules()).isEmpty();
  }

  @Test
  void theFirstToApplyWinsWhereTwoContradictEachOther() {
    Rewriting made =
        rewrite(
            "red shoes",
            rules(
                rule("late", Match.CONTAINS, "red", new Action.Hide("a"), new Action.Pin("b", 1)),
                rule(
                    "first",
                    Match.IS,
                    "red shoes",
                    new Action.Pin("a", 1),
                    new Action.Hide("b"),
                    new Action.Redirect("/first")),
                rule(
                    "second",
                    Match.STARTS,
                    "red",
                    new Action.Pin("c", 1),
                    new Action.Redirect("/second"))));

    assertThat(made.rules()).extracting(FiredRule::id).containsExactly("first", "second", "late");
    assertThat(made.effects().pins())
        .containsExactly(new Pin("a", 1, "first"), new Pin("c", 2, "second"));
    assertThat(made.effects().hidden()).containsExactly("b");
    assertThat(made.effects().redirect()).isEqualTo("/first");
  }

  @Test
  void aStepThatIsNotWantedOrLateLeavesTheQueryAsItWas() {
    CompiledLexicon lexicon =
        CompiledLexicon.compile(
            new Lexicon(
                List.of(new Synonym.Equal("s", List.of("sofa", "couch"), 1)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(rule("r", Match.IS, "sofa", new Action.Remove("sofa")))),
            ANALYSIS,
            LANGUAGES);

    Rewriting without =
        new QueryRewriter(Duration.ofMinutes(1), Set.of(Step.RULES))
            .rewrite("sofa", NOW, lexicon, LANGUAGES);
    Rewriting late =
        new QueryRewriter(Duration.ZERO, Set.of()).rewrite("sofa", NOW, lexicon, LANGUAGES);

    assertThat(without.text()).isEqualTo("sofa");
    assertThat(without.synonyms()).containsExactly("s");
    assertThat(without.trace().get(1).outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(late.text()).isEqualTo("sofa");
    assertThat(late.rules()).isEmpty();
    assertThat(late.trace().get(1).outcome()).isEqualTo(Outcome.LATE);
    assertThat(groups(late, "en-1")).containsExactly(plain("sofa"));
  }
}
