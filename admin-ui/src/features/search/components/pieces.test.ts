import { describe, expect, it } from 'vitest';
import { pieces, plainText } from './pieces';

describe('pieces', () => {
  it('marks what the engine marked', () => {
    expect(pieces('A <em>war</em> in <em>space</em>')).toEqual([
      { text: 'A ', marked: false },
      { text: 'war', marked: true },
      { text: ' in ', marked: false },
      { text: 'space', marked: true },
    ]);
  });

  it('decodes what the engine encoded, once', () => {
    expect(plainText(pieces('Ben &amp; Jerry&#x27;s &lt;em&gt; &amp;lt;'))).toBe(
      "Ben & Jerry's <em> &lt;",
    );
  });

  it('leaves every other tag as text', () => {
    expect(pieces('<script>x</script>')).toEqual([{ text: '<script>x</script>', marked: false }]);
  });
});
