package dev.auspex.analysis;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Chinese words, simplified; signs that are neither letters nor digits are left out.
 *
 * <p>Names are not guessed: whether two characters are a name depends on what stands around them,
 * and a query has less of that than a document.
 */
final class ChineseTokenizer extends Tokenizer {
  /** Shared by all threads, as HanLP says of its segmenters. */
  private static final Segment SEGMENT =
      new ViterbiSegment()
          .enableCustomDictionary(false)
          .enableAllNamedEntityRecognize(false)
          .enableNumberQuantifierRecognize(false)
          .enableIndexMode(false)
          .enableOffset(true);

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute place = addAttribute(OffsetAttribute.class);

  private Iterator<Term> words = List.<Term>of().iterator();
  private int end;

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (words.hasNext()) {
      Term word = words.next();
      if (word.word.codePoints().anyMatch(Character::isLetterOrDigit)) {
        term.setEmpty().append(word.word);
        place.setOffset(
            correctOffset(word.offset), correctOffset(word.offset + word.word.length()));
        return true;
      }
    }
    return false;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    StringBuilder text = new StringBuilder();
    char[] part = new char[1024];
    for (int read = input.read(part); read >= 0; read = input.read(part)) {
      text.append(part, 0, read);
    }
    end = text.length();
    words = SEGMENT.seg(SimplifiedChinese.of(text.toString())).iterator();
  }

  @Override
  public void end() throws IOException {
    super.end();
    int last = correctOffset(end);
    place.setOffset(last, last);
  }
}
