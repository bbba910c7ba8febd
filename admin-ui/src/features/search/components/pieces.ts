export interface Piece {
  text: string;
  marked: boolean;
}

/** What the engine writes for the characters that mean something in HTML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&#x2F;': '/',
};

function decoded(text: string): string {
  return text.replaceAll(/&(?:lt|gt|amp|quot|#x27|#39|#x2F);/g, (entity) => ENTITIES[entity] ?? '');
}

/**
 * Cuts a fragment, HTML-encoded text with `<em>` around what matched, at its marks. What comes out
 * is text that React writes as text, whatever it looks like.
 */
export function pieces(fragment: string): Piece[] {
  const found: Piece[] = [];
  let marked = false;
  for (const part of fragment.split(/(<\/?em>)/)) {
    if (part === '<em>' || part === '</em>') {
      marked = part === '<em>';
    } else if (part !== '') {
      found.push({ text: decoded(part), marked });
    }
  }
  return found;
}

export function plainText(parts: readonly Piece[]): string {
  return parts.map(({ text }) => text).join('');
}
