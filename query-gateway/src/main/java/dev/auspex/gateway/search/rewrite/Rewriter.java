package dev.auspex.gateway.search.rewrite;

import dev.auspex.gateway.search.request.Audience;
import dev.auspex.gateway.search.request.SearchQuery;
import dev.auspex.gateway.snapshot.ServedIndex;
import dev.auspex.rewriting.QueryRewriter;
import dev.auspex.rewriting.rule.Situation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** The entry of this stage. */
@Singleton
public class Rewriter {
  private final SearchLexicons lexicons;
  private final Clock clock;
  private final QueryRewriter rewriter;

  @Inject
  Rewriter(SearchLexicons lexicons, Clock clock, RewriteConfig config) {
    this(lexicons, clock, new QueryRewriter(config.stepTime(), config.skip().orElse(Set.of())));
  }

  /** Rewrites by {@code lexicons}; {@code clock} says which rules hold. */
  public Rewriter(SearchLexicons lexicons, Clock clock, Duration stepTime) {
    this(lexicons, clock, new QueryRewriter(stepTime, Set.of()));
  }

  private Rewriter(SearchLexicons lexicons, Clock clock, QueryRewriter rewriter) {
    this.lexicons = lexicons;
    this.clock = clock;
    this.rewriter = rewriter;
  }

  /** Rewrites {@code query} by the dictionaries and rules of {@code served}. */
  public RewrittenQuery rewrite(SearchQuery query, ServedIndex served) {
    Audience audience = query.audience();
    return rewrite(
        query.text(),
        new Situation(
            clock.instant(),
            audience.context(),
            Situation.filteredBy(query.filter()),
            audience.user(),
            audience.location()),
        served);
  }

  /** Rewrites what was typed, by nobody in particular. */
  public RewrittenQuery rewrite(String typed, ServedIndex served) {
    return rewrite(typed, Situation.at(clock.instant()), served);
  }

  private RewrittenQuery rewrite(String typed, Situation situation, ServedIndex served) {
    return new RewrittenQuery(
        rewriter.rewrite(
            typed, situation, lexicons.of(served), SearchLexicons.analyses(served.index())));
  }
}
