import type { Field, Hit } from '../../../api/types';
import { plainText } from './Highlight';

export interface HitText {
  /** May hold `<em>` marks; for {@link Highlight}. */
  title: string;
  /** May hold `<em>` marks. */
  snippet: string | undefined;
  facts: { name: string; value: string }[];
}

const MAX_FACTS = 6;
const SNIPPET_CHARS = 240;

/**
 * What of a document stands on its card: the first text field with a value is its title, a marked
 * fragment of another field (or the start of the next text) its snippet, short values its facts.
 */
export function hitText({ id, document, highlights }: Hit, fields: readonly Field[]): HitText {
  const textFields = fields
    .filter(({ kind }) => kind === 'text' || kind === 'keyword')
    .sort((a, b) => Number(b.kind === 'text') - Number(a.kind === 'text'))
    .filter(({ name }) => typeof document[name] === 'string' && document[name] !== '');
  const titleField = textFields[0]?.name;
  const title = titleField === undefined ? id : String(document[titleField]);
  const marks = highlights ?? {};
  const markedTitle = titleField === undefined ? undefined : marks[titleField]?.[0];

  const markedField = Object.keys(marks).find(
    (name) => name !== titleField && (marks[name]?.length ?? 0) > 0,
  );
  const proseField = textFields.find(({ name, kind }) => name !== titleField && kind === 'text');
  const snippet =
    markedField === undefined
      ? proseField && abbreviate(String(document[proseField.name]))
      : marks[markedField]?.join(' … ');
  const shown = new Set([titleField, markedField ?? proseField?.name]);

  const facts = fields
    .filter(({ name, kind }) => !shown.has(name) && kind !== 'vector')
    .flatMap(({ name }) => {
      const value = factValue(document[name]);
      return value === undefined ? [] : [{ name, value }];
    })
    .slice(0, MAX_FACTS);

  return {
    // A fragment may be a part of a long title: then the whole title without marks says more.
    title: markedTitle !== undefined && plainText(markedTitle) === title ? markedTitle : title,
    snippet,
    facts,
  };
}

function abbreviate(text: string): string {
  return text.length <= SNIPPET_CHARS ? text : `${text.slice(0, SNIPPET_CHARS).trimEnd()}…`;
}

function factValue(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value === '' || value.length > 60 ? undefined : value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'object' && value !== null && 'lat' in value && 'lon' in value) {
    return `${String(value.lat)}, ${String(value.lon)}`;
  }
  return undefined;
}
