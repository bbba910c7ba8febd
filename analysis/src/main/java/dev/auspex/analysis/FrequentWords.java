package dev.auspex.analysis;

import com.hankcs.hanlp.dictionary.stopword.CoreStopWordDictionary;
import dev.auspex.contract.schema.Language;
import java.util.function.Predicate;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
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
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** The articles, particles and the like of each language: words of which any text is full. */
final class FrequentWords {
  private FrequentWords() {}

  /** Knows those of {@code language} as texts have them, not stemmed, in lower case. */
  static Predicate<String> of(Language language) {
    return switch (language) {
      case SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE -> CoreStopWordDictionary::contains;
      case ENGLISH -> EnglishAnalyzer.getDefaultStopSet()::contains;
      case GERMAN -> GermanAnalyzer.getDefaultStopSet()::contains;
      case SPANISH -> SpanishAnalyzer.getDefaultStopSet()::contains;
      case FRENCH -> FrenchAnalyzer.getDefaultStopSet()::contains;
      case PORTUGUESE -> PortugueseAnalyzer.getDefaultStopSet()::contains;
      case ITALIAN -> ItalianAnalyzer.getDefaultStopSet()::contains;
      case DUTCH -> DutchAnalyzer.getDefaultStopSet()::contains;
      case ROMANIAN -> RomanianAnalyzer.getDefaultStopSet()::contains;
      case SWEDISH -> SwedishAnalyzer.getDefaultStopSet()::contains;
      case DANISH -> DanishAnalyzer.getDefaultStopSet()::contains;
      case NORWEGIAN -> NorwegianAnalyzer.getDefaultStopSet()::contains;
      case FINNISH -> FinnishAnalyzer.getDefaultStopSet()::contains;
      case CZECH -> CzechAnalyzer.getDefaultStopSet()::contains;
      case HUNGARIAN -> HungarianAnalyzer.getDefaultStopSet()::contains;
      case TURKISH -> TurkishAnalyzer.getDefaultStopSet()::contains;
      case RUSSIAN -> RussianAnalyzer.getDefaultStopSet()::contains;
      case GREEK -> GreekAnalyzer.getDefaultStopSet()::contains;
      case ARABIC -> ArabicAnalyzer.getDefaultStopSet()::contains;
      case PERSIAN -> PersianAnalyzer.getDefaultStopSet()::contains;
      case HINDI -> HindiAnalyzer.getDefaultStopSet()::contains;
      case INDONESIAN -> IndonesianAnalyzer.getDefaultStopSet()::contains;
      case THAI -> ThaiAnalyzer.getDefaultStopSet()::contains;
      case JAPANESE -> JapaneseAnalyzer.getDefaultStopSet()::contains;
      case KOREAN, POLISH, UKRAINIAN, HEBREW, VIETNAMESE, CUSTOM -> word -> false;
    };
  }
}
