import { describe, expect, it } from 'vitest';
import { fieldFault, findsNothing, type IndexDraft, isComplete, toNewIndex } from './draft';

function draft(more: Partial<IndexDraft> = {}): IndexDraft {
  return {
    name: 'movies',
    fields: [
      { key: 1, name: 'title', kind: 'text', searchable: true, weight: '2' },
      { key: 2, name: 'year', kind: 'integer', searchable: false, weight: '' },
    ],
    semantic: { on: true, model: 'minilm', sources: [1] },
    ...more,
  };
}

describe('toNewIndex', () => {
  it('adds the vector field that semantic search needs', () => {
    expect(toNewIndex(draft())).toEqual({
      name: 'movies',
      schema: {
        fields: [
          { name: 'title', kind: 'text', searchable: true, weight: 2 },
          { name: 'year', kind: 'integer', searchable: false },
          { name: 'embedding', kind: 'vector', embedding: { model: 'minilm', sources: ['title'] } },
        ],
      },
    });
  });

  it('adds nothing without semantic search', () => {
    const plain = draft({ semantic: { on: false, model: 'minilm', sources: [1] } });
    expect(toNewIndex(plain).schema.fields).toHaveLength(2);
  });
});

describe('fieldFault', () => {
  const withName = (name: string) => {
    const field = { key: 9, name, kind: 'text', searchable: true, weight: '1' } as const;
    const all = draft();
    return fieldFault(field, { ...all, fields: [...all.fields, field] });
  };

  it.each(['', 'id', '1st', 'Title', 'release-date'])('refuses the name %j', (name) => {
    expect(withName(name)).toBe('fieldNameInvalid');
  });

  it.each(['title', 'embedding'])('refuses the taken name %j', (name) => {
    expect(withName(name)).toBe('fieldNameTwice');
  });

  it('accepts a new name', () => {
    expect(withName('release_date')).toBeUndefined();
  });
});

describe('isComplete', () => {
  it('needs sources that hold text', () => {
    expect(isComplete(draft())).toBe(true);
    expect(isComplete(draft({ semantic: { on: true, model: 'minilm', sources: [2] } }))).toBe(false);
  });

  it('needs something to be found by', () => {
    const silent = draft({
      fields: [{ key: 1, name: 'title', kind: 'text', searchable: false, weight: '' }],
      semantic: { on: false, model: 'minilm', sources: [] },
    });
    expect(findsNothing(silent)).toBe(true);
    expect(isComplete(silent)).toBe(false);
  });
});
