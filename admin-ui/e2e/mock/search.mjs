import { films } from './data.mjs';

const mark = (text, words) =>
  text.replaceAll(/[A-Za-z]+/g, (word) =>
    words.includes(word.toLowerCase()) ? `<em>${word}</em>` : word,
  );

/** A search reply over the films; the order is fixed, the shape is the gateway's. */
export function search({ query, size = 10, offset = 0 }, degraded) {
  const words = query.toLowerCase().split(/\s+/);
  const byModel = !degraded.some((reason) => reason.startsWith('model-'));
  if (words.includes('nothing')) {
    return reply(query, [], byModel, degraded, 0);
  }
  const firstStage = [3, 1, 7, 2, 4, 12, 6, 5, 10, 8, 9, 11];
  const hits = films.map(({ id, document }, position) => {
    const rank = byModel ? firstStage[position] : position + 1;
    const channels = [];
    if (position % 3 !== 2 && !(position === 7)) {
      channels.push({ name: 'term', rank: rank + 1, score: 12.4 - rank * 0.83 });
    }
    if ((position % 4 !== 1 || position === 5) && !degraded.includes('vector-unavailable')) {
      channels.push({ name: 'vector', rank: position + 2, score: 0.83 - position * 0.031 });
    }
    const highlights = {};
    for (const field of ['title', 'plot']) {
      const marked = mark(document[field], words);
      if (marked !== document[field]) {
        highlights[field] = [marked];
      }
    }
    const score = 0.71 - position * 0.043;
    return {
      id,
      score,
      document,
      highlights,
      channels,
      firstStage: { rank, score: 1 / (60 + rank) + 1 / (62 + rank) },
      ...(byModel && position < 11 && { model: { score } }),
    };
  });
  return reply(query, hits.slice(offset, offset + size), byModel, degraded, hits.length);
}

function reply(query, hits, byModel, degraded, total) {
  return {
    requestId: '018f2f5e-8c1b-7000-8000-000000000001',
    query: { original: query, normalised: query.toLowerCase() },
    total: { value: total, relation: 'eq' },
    hits,
    rank: {
      rung: byModel ? 'model' : 'first-stage',
      model: 'minilm-rerank',
      scored: byModel ? 11 : 0,
      degraded,
    },
    took: {
      totalMillis: 96,
      rewriteMillis: 1,
      embedMillis: 9,
      engineMillis: 82,
      modelMillis: byModel ? 58 : 0,
    },
  };
}
