import type { Field, Hit } from '../../../api/types';
import { type Piece, pieces, plainText } from './pieces';

export interface HitText {
  title: Piece[];
  snippet: Piece[] | undefined;
  facts: { name: string; value: string }[];
}

const MAX_FACTS = 6;
const FACT_CHARS = 60;
const SNIPPET_CHARS = 240;

/**
 * What of a document stands on its card: the first text field with a value is its title, a marked
 * fragment of another field (or its longest other text) its snippet, short values its facts.
 */
export function hitText({ id, document, highlights }: Hit, fields: readonly Field[]): HitText {
  const texts = [...fields.filter(({ kind }) => kind === 'text'), ...fields.filter(isKeyword)]
    .map(({ name }) => ({ name, value: document[name] }))
    .filter((field): field is { name: string; value: string } => isFilled(field.value));
  const [title, ...others] = texts;
  const marked = Object.entries(highlights).find(
    ([name, fragments]) => name !== title?.name && fragments.length > 0,
  );
  const prose = others
    .filter(({ value }) => value.length > FACT_CHARS / 2)
    .toSorted((a, b) => b.value.length - a.value.length)[0];
  const shown = new Set([title?.name, marked?.[0] ?? prose?.name]);

  const snippet =
    marked === undefined
      ? prose && asText(abbreviate(prose.value))
      : pieces(marked[1].join(' … '));
  const facts = fields
    .filter(({ name, kind }) => !shown.has(name) && kind !== 'vector')
    .flatMap(({ name }) => {
      const value = factValue(document[name]);
      return value === undefined ? [] : [{ name, value }];
    })
    .slice(0, MAX_FACTS);
  return { title: titlePieces(title, id, highlights), snippet, facts };
}

function titlePieces(
  title: { name: string; value: string } | undefined,
  id: string,
  highlights: Hit['highlights'],
): Piece[] {
  if (title === undefined) {
    return asText(id);
  }
  const [fragment] = highlights[title.name] ?? [];
  const marked = fragment === undefined ? undefined : pieces(fragment);
  // A fragment may be a part of a long title: then the whole title without marks says more.
  return marked !== undefined && plainText(marked) === title.value ? marked : asText(title.value);
}

function asText(text: string): Piece[] {
  return [{ text, marked: false }];
}

function isKeyword({ kind }: Field): boolean {
  return kind === 'keyword';
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function abbreviate(text: string): string {
  return text.length <= SNIPPET_CHARS ? text : `${text.slice(0, SNIPPET_CHARS).trimEnd()}…`;
}

function factValue(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value === '' || value.length > FACT_CHARS ? undefined : value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'object' && value !== null && 'lat' in value && 'lon' in value) {
    return `${String(value.lat)}, ${String(value.lon)}`;
  }
  return undefined;
}
