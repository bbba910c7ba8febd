// What the mock services know: a few real films, enough to see every state of the console.

const text = (name, weight = 1) => ({ name, kind: 'text', searchable: true, weight });
const stored = (name, kind) => ({ name, kind, searchable: false, weight: 1 });
const channel = (kind) => ({ kind, weight: 1, quota: 100 });

const movies = {
  tenant: 'cinema',
  name: 'movies',
  state: 'ready',
  bundle: 3,
  schema: {
    fields: [
      text('title', 3),
      text('director'),
      { name: 'genre', kind: 'keyword', searchable: true, weight: 0.5 },
      text('plot'),
      stored('released', 'date'),
      stored('rating', 'double'),
      {
        ...stored('embedding', 'vector'),
        embedding: { model: 'minilm', dimensions: 384, sources: ['title', 'director', 'genre'] },
      },
    ],
  },
  ranking: {
    channels: [channel('term'), channel('vector')],
    rankConstant: 60,
    rerank: { model: 'minilm-rerank', fields: ['title', 'plot'], window: 24, budgetMillis: 250 },
  },
  createdAt: '2026-11-20T08:00:00Z',
};

const plain = (name, state, reason) => ({
  ...movies,
  name,
  state,
  bundle: 1,
  ...(reason !== undefined && { reason }),
  schema: { fields: [text('title')] },
  ranking: { channels: [channel('term')], rankConstant: 60, rerank: null },
});

export const films = [
  ['Star Wars', 'George Lucas', 'Action', '1977-05-25', 8.8, 'A farm boy joins a war in space against an empire.'],
  ['Starship Troopers', 'Paul Verhoeven', 'Action', '1997-11-07', 7.1, 'Young soldiers go to war in space against giant insects.'],
  ['Independence Day', 'Roland Emmerich', 'Adventure', '1996-07-02', 6.5, 'Visitors from space attack the largest cities of the world.'],
  ['Wing Commander', 'Chris Roberts', 'Action', '1999-03-12', 3.7, 'A pilot fights in a war between humans and the Kilrathi.'],
  ['Star Trek', 'J.J. Abrams', 'Adventure', '2009-05-08', 8.2, 'A young crew meets a ship from the future.'],
  ['Serenity', 'Joss Whedon', 'Action', '2005-09-30', 8, 'A crew of smugglers is hunted through space.'],
  ["Ender's Game <script>alert(1)</script>", null, 'Drama', '2013-11-01', 6.6, 'A boy learns to command a fleet.'],
  ['Apollo 13', 'Ron Howard', 'Drama', '1995-06-30', 7.5, 'Three astronauts try to come home in a broken ship.'],
  ['Space Jam', 'Joe Pytka', 'Comedy', '1996-11-15', 5.6, 'A basketball player helps cartoon animals.'],
  ['War of the Worlds', 'Steven Spielberg', 'Adventure', '2005-06-29', 6.6, 'A father protects his children from invaders.'],
  ['The Thin Red Line', 'Terrence Malick', 'Drama', '1998-12-23', 7.5, 'Soldiers take a hill on Guadalcanal.'],
  ['Galaxy Quest', 'Dean Parisot', 'Comedy', '1999-12-25', 7.2, 'Actors of a series are taken for real space heroes.'],
].map(([title, director, genre, released, rating, plot], position) => ({
  id: `m${String(position + 1)}`,
  document: { title, ...(director !== null && { director }), genre, released, rating, plot },
}));

const limits = { indexes: 50, documents: 5_000_000, bytes: 21_474_836_480, fields: 200 };

const plan = (id, name, allowed) => ({
  id,
  name,
  limits: allowed,
  isDefault: false,
  tenants: 0,
  version: 1,
  createdAt: '2026-11-20T08:00:00Z',
});

const demo = (username, name, roles, organization) => ({ username, name, roles, organization });

export function freshState() {
  return {
    users: [
      demo('operator', 'Olga Operator', ['platform-admin'], []),
      demo('clara', 'Clara Cinema', ['tenant-admin'], ['cinema']),
      demo('pablo', 'Pablo Places', ['viewer'], ['places']),
      demo('nobody', 'Nora Nobody', ['viewer'], []),
    ],
    tenants: [
      { id: 'cinema', name: 'Cinema', createdAt: '2026-11-20T08:00:00Z' },
      { id: 'places', name: 'Places', createdAt: '2026-11-21T09:30:00Z' },
    ],
    plans: [
      plan('large', 'Large', { indexes: 200, documents: 50_000_000, searchesPerSecond: 2000 }),
      { ...plan('standard', 'Standard', limits), isDefault: true, tenants: 2 },
    ],
    quota: {
      plan: 'standard',
      planName: 'Standard',
      followsDefault: true,
      limits: [
        { name: 'indexes', allowed: 50, source: 'plan', used: 3 },
        { name: 'documents', allowed: 3000, source: 'override', used: 3000 },
        { name: 'bytes', allowed: 21_474_836_480, source: 'plan', used: 7_340_032 },
        { name: 'fields', source: 'override', used: 12 },
        { name: 'searchesPerSecond', allowed: 500, source: 'plan' },
      ],
      usedUp: ['documents'],
      measuredAt: '2026-11-24T10:30:00Z',
      version: 1,
    },
    usage: ['08', '09', '10'].map((hour, position) => ({
      hour: `2026-11-24T${hour}:00:00Z`,
      documents: 2800 + 100 * position,
      bytes: 7_000_000 + 170_000 * position,
      searches: 1200 - 300 * position,
      writes: 100,
      writtenBytes: 64_000,
      rerankMillis: 48_000 - 9000 * position,
    })),
    indexes: [
      movies,
      plain('reviews', 'provisioning', 'The search engine does not answer yet.'),
      plain('trailers', 'failed', 'The search engine refuses more shards.'),
    ],
    keys: [
      {
        tenant: 'cinema',
        id: 'k3v9x0a1b2c4',
        name: 'website',
        scopes: ['search'],
        allowedOrigins: [],
        mintsScopedKeys: true,
        indexes: ['movies'],
        expiresAt: null,
        createdAt: '2026-11-20T08:05:00Z',
      },
      {
        tenant: 'cinema',
        id: 'p8d2m4n6q1r7',
        name: 'nightly import',
        scopes: ['search', 'write'],
        allowedOrigins: [],
        mintsScopedKeys: true,
        indexes: [],
        expiresAt: '2026-02-01T00:00:00Z',
        createdAt: '2026-01-02T10:00:00Z',
      },
    ],
  };
}
