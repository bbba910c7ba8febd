package dev.auspex.analysis;

import dev.auspex.contract.schema.Language;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * The analysers of version 1. Frequent words stay: which of them a query can do without is known
 * only when the whole query is, and a phrase needs them.
 *
 * <p>What one of these does to a text never changes. Another way of doing it is another version.
 */
final class Analyzers {
  private static final CharArraySet NONE = CharArraySet.EMPTY_SET;

  private Analyzers() {}

  static Analyzer of(Language language) {
    return switch (language) {
      case SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE -> chinese();
      case ENGLISH -> withoutAccents(new EnglishAnalyzer(NONE));
      case GERMAN -> withoutAccents(new GermanAnalyzer(NONE));
      case SPANISH -> withoutAccents(new SpanishAnalyzer(NONE));
      case FRENCH -> withoutAccents(new FrenchAnalyzer(NONE));
      case PORTUGUESE -> withoutAccents(new PortugueseAnalyzer(NONE));
      case ITALIAN -> withoutAccents(new ItalianAnalyzer(NONE));
      case DUTCH -> withoutAccents(new DutchAnalyzer(NONE));
      case ROMANIAN -> withoutAccents(new RomanianAnalyzer(NONE));
      // In these, a letter with a mark is another letter.
      case SWEDISH -> new SwedishAnalyzer(NONE);
      case DANISH -> new DanishAnalyzer(NONE);
      case NORWEGIAN -> new NorwegianAnalyzer(NONE);
      case FINNISH -> new FinnishAnalyzer(NONE);
      case CZECH -> new CzechAnalyzer(NONE);
      case HUNGARIAN -> new HungarianAnalyzer(NONE);
      case TURKISH -> new TurkishAnalyzer(NONE);
      case RUSSIAN -> new RussianAnalyzer(NONE);
      case GREEK -> new GreekAnalyzer(NONE);
      case ARABIC -> new ArabicAnalyzer(NONE);
      case PERSIAN -> new PersianAnalyzer(NONE);
      case HINDI -> new HindiAnalyzer(NONE);
      case INDONESIAN -> new IndonesianAnalyzer(NONE);
      case THAI -> new ThaiAnalyzer(NONE);
      case JAPANESE ->
          new JapaneseAnalyzer(
              null, JapaneseTokenizer.DEFAULT_MODE, NONE, JapaneseAnalyzer.getDefaultStopTags());
      case KOREAN -> new KoreanAnalyzer();
      // No stemmer of a fitting licence is at hand for these.
      case POLISH, UKRAINIAN, HEBREW, VIETNAMESE, CUSTOM -> undetermined();
    };
  }

  /**
   * By the rules of Unicode, without marks; Chinese, Japanese and Korean in overlapping pairs of
   * characters.
   *
   * @see <a href="https://unicode.org/reports/tr29/">UAX #29: Unicode Text Segmentation</a>
   */
  static Analyzer undetermined() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        return new TokenStreamComponents(words, new ICUFoldingFilter(new CJKBigramFilter(words)));
      }
    };
  }

  private static Analyzer chinese() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new ChineseTokenizer());
      }
    };
  }

  private static Analyzer withoutAccents(Analyzer analyzer) {
    return new AnalyzerWrapper(Analyzer.GLOBAL_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return analyzer;
      }

      @Override
      protected TokenStreamComponents wrapComponents(
          String field, TokenStreamComponents components) {
        TokenStream plain = new ASCIIFoldingFilter(components.getTokenStream());
        return new TokenStreamComponents(components.getSource(), plain);
      }
    };
  }
}
