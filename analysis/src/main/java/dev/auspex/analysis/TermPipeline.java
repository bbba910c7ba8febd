package dev.auspex.analysis;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Runs one analyser for many threads. Lucene keeps what an analyser builds up per thread, which
 * would be built anew for each of our short-lived virtual threads; here it is kept in a pool.
 */
final class TermPipeline {
  private static final int MOST_IDLE = 32;

  /** The name of the field, which no analyser of ours looks at. */
  private static final String FIELD = "text";

  private final Analyzer analyzer;
  private final BlockingQueue<OneUser> idle = new ArrayBlockingQueue<>(MOST_IDLE);

  /**
   * @param analyzer what text goes through after it has been normalised and its case folded
   */
  TermPipeline(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  List<Term> terms(String text) {
    OneUser user = idle.poll();
    if (user == null) {
      user = new OneUser(analyzer);
    }
    List<Term> terms = run(user, text);
    // Only after a good end: what broke off in the middle is in no state to go on.
    boolean unused = idle.offer(user);
    return terms;
  }

  private static List<Term> run(OneUser user, String text) {
    List<Term> terms = new ArrayList<>();
    try (TokenStream stream = user.tokenStream(FIELD, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String folded = withoutWhitespace(term);
        if (!folded.isEmpty()) {
          terms.add(new Term(folded, place.startOffset(), place.endOffset()));
        }
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
    return List.copyOf(terms);
  }

  private static String withoutWhitespace(CharSequence term) {
    StringBuilder kept = new StringBuilder(term.length());
    for (int i = 0; i < term.length() && kept.length() < Term.MAX_LENGTH; i++) {
      char each = term.charAt(i);
      if (!Character.isWhitespace(each)) {
        kept.append(each);
      }
    }
    return kept.toString();
  }

  /** Keeps what the analyser builds up for the one thread that uses it at a time. */
  private static final class OneUser extends AnalyzerWrapper {
    private final Analyzer analyzer;

    OneUser(Analyzer analyzer) {
      super(new Kept());
      this.analyzer = analyzer;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      return analyzer;
    }

    /**
     * NFKC with case folding, whatever the language; offsets stay those of the text as it was.
     *
     * @see <a href="https://unicode.org/reports/tr15/">UAX #15: Unicode Normalization Forms</a>
     */
    @Override
    protected Reader wrapReader(String field, Reader reader) {
      return new ICUNormalizer2CharFilter(reader, Normalizer2.getNFKCCasefoldInstance());
    }
  }

  private static final class Kept extends Analyzer.ReuseStrategy {
    private Analyzer.@Nullable TokenStreamComponents components;

    @Override
    public Analyzer.@Nullable TokenStreamComponents getReusableComponents(
        Analyzer owner, String field) {
      return components;
    }

    @Override
    public void setReusableComponents(
        Analyzer owner, String field, Analyzer.TokenStreamComponents built) {
      components = built;
    }
  }
}
