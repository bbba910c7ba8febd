package dev.auspex.benchmarks.rules;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import querqy.model.ExpandedQuery;
import querqy.parser.WhiteSpaceQuerqyParser;
import querqy.rewrite.RewriteChain;
import querqy.rewrite.RewriteLoggingConfig;
import querqy.rewrite.RewriterFactory;
import querqy.rewrite.SearchEngineRequestAdapter;
import querqy.rewrite.commonrules.SimpleCommonRulesRewriterFactory;
import querqy.rewrite.commonrules.WhiteSpaceQuerqyParserFactory;
import querqy.rewrite.commonrules.model.BoostInstruction.BoostMethod;
import querqy.rewrite.commonrules.select.ExpressionCriteriaSelectionStrategyFactory;
import querqy.rewrite.lookup.preprocessing.LookupPreprocessorType;

/**
 * The peer: the common rules of Querqy.
 *
 * @see <a href="https://docs.querqy.org/">Querqy</a>
 */
final class Querqy {
  private final RewriterFactory factory;

  Querqy(String rules) throws IOException {
    factory =
        new SimpleCommonRulesRewriterFactory(
            "common",
            new StringReader(rules),
            false,
            BoostMethod.ADDITIVE,
            new WhiteSpaceQuerqyParserFactory(),
            Map.of(),
            new ExpressionCriteriaSelectionStrategyFactory(),
            true,
            LookupPreprocessorType.LOWERCASE);
  }

  /** Rewrites {@code query}; how many boosts came of it. */
  int rewrite(String query) {
    ExpandedQuery expanded = new ExpandedQuery(new WhiteSpaceQuerqyParser().parse(query));
    Request request = new Request();
    ExpandedQuery made =
        factory.createRewriter(expanded, request).rewrite(expanded, request).getExpandedQuery();
    return made.getBoostUpQueries() == null ? 0 : made.getBoostUpQueries().size();
  }

  /** A request that asks for nothing. */
  private static final class Request implements SearchEngineRequestAdapter {
    private final Map<String, Object> context = new HashMap<>();

    @Override
    public RewriteChain getRewriteChain() {
      return new RewriteChain();
    }

    @Override
    public Map<String, Object> getContext() {
      return context;
    }

    @Override
    public Optional<String> getRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public String[] getRequestParams(String name) {
      return new String[0];
    }

    @Override
    public Optional<Boolean> getBooleanRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Integer> getIntegerRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Float> getFloatRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Double> getDoubleRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public boolean isDebugQuery() {
      return false;
    }

    @Override
    public RewriteLoggingConfig getRewriteLoggingConfig() {
      return RewriteLoggingConfig.off();
    }
  }
}
