import type { FieldKind, NewField, NewTenantIndex } from '../../../api/types';

/** One row of the editor; `key` tells rows apart while their names change. */
export interface FieldDraft {
  key: number;
  name: string;
  kind: FieldKind;
  searchable: boolean;
  weight: string;
}

export interface IndexDraft {
  name: string;
  fields: FieldDraft[];
  semantic: { on: boolean; model: string; sources: number[] };
}

export const FIELD_KINDS = [
  'text',
  'keyword',
  'integer',
  'long',
  'double',
  'boolean',
  'date',
  'geo_point',
] as const satisfies readonly FieldKind[];

export const EMBEDDING_MODELS = ['minilm', 'bge-small-zh'] as const;

const INDEX_NAME = /^[a-z](?:[a-z0-9-]{0,58}[a-z0-9])?$/;
const FIELD_NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Vector fields are the gateway's: one name for them is as good as another. */
const VECTOR_FIELD = 'embedding';

export function holdsText(kind: FieldKind): boolean {
  return kind === 'text' || kind === 'keyword';
}

export function isIndexName(name: string): boolean {
  return INDEX_NAME.test(name);
}

export type FieldFault = 'fieldNameInvalid' | 'fieldNameTwice' | 'weightInvalid';

/** What is wrong with a row, as the key of its message. */
export function fieldFault(field: FieldDraft, draft: IndexDraft): FieldFault | undefined {
  if (!FIELD_NAME.test(field.name) || field.name === 'id') {
    return 'fieldNameInvalid';
  }
  const taken = draft.semantic.on && field.name === VECTOR_FIELD;
  if (taken || draft.fields.some(({ key, name }) => key !== field.key && name === field.name)) {
    return 'fieldNameTwice';
  }
  const weight = Number(field.weight);
  if (field.searchable && !(weight > 0 && weight <= 100)) {
    return 'weightInvalid';
  }
  return undefined;
}

/** The chosen source fields that still exist and hold text, in the order of the fields. */
export function sourceNames({ fields, semantic }: IndexDraft): string[] {
  return fields
    .filter(({ key, kind }) => semantic.sources.includes(key) && holdsText(kind))
    .map(({ name }) => name);
}

export function findsNothing({ fields, semantic }: IndexDraft): boolean {
  return !semantic.on && !fields.some(({ searchable }) => searchable);
}

export function isComplete(draft: IndexDraft): boolean {
  return (
    isIndexName(draft.name) &&
    draft.fields.length > 0 &&
    draft.fields.every((field) => fieldFault(field, draft) === undefined) &&
    !findsNothing(draft) &&
    (!draft.semantic.on || sourceNames(draft).length > 0)
  );
}

export function toNewIndex(draft: IndexDraft): NewTenantIndex {
  const fields: NewField[] = draft.fields.map(({ name, kind, searchable, weight }) => ({
    name,
    kind,
    searchable,
    ...(searchable && { weight: Number(weight) }),
  }));
  if (draft.semantic.on) {
    fields.push({
      name: VECTOR_FIELD,
      kind: 'vector',
      embedding: { model: draft.semantic.model, sources: sourceNames(draft) },
    });
  }
  return { name: draft.name, schema: { fields } };
}
