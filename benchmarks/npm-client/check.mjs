// Elasticsearch's own JavaScript client, asked the same of the gateway and of Elasticsearch:
//   node check.mjs ADDRESS INDEX [API_KEY]
// Prints a line of JSON for each answer, without times, numbers of versions and names of indexes.
import { Client, errors } from '@elastic/elasticsearch'

const [address, index, key] = process.argv.slice(2)
const client = new Client({
  node: address,
  headers: key ? { authorization: `ApiKey ${key}` } : {},
  maxRetries: 0,
})

function told(what, answer) {
  console.log(JSON.stringify({ what, answer }))
}

/** The answer of `call`, or the status and type of its refusal. */
async function ask(what, call, kept) {
  try {
    told(what, kept(await call()))
  } catch (failure) {
    if (!(failure instanceof errors.ResponseError)) {
      throw failure
    }
    // What is not understood has names of its own on each side.
    const type = failure.statusCode === 400 ? undefined : failure.body?.error?.type
    told(what, { refused: failure.statusCode, type, result: failure.body?.result })
  }
}

const hits = (reply) => ({
  total: reply.hits.total,
  hits: reply.hits.hits.map((hit) => ({ id: hit._id, source: hit._source, sort: hit.sort })),
  aggregations: reply.aggregations,
})
const sorted = { sort: [{ code: 'asc' }], _source: ['title', 'year', 'code'], size: 20 }
const document = { title: 'from node', code: 'n1', year: 2001, genre: 'node' }
const ids = ['node-1', 'node-2', 'node-3']

// The Elasticsearch of the stack does not say who it is; the gateway has to.
if (key && ((await client.info()).tagline !== 'You Know, for Search' || !(await client.ping()))) {
  throw new Error('the gateway does not say who it is')
}
await ask('index exists', () => client.indices.exists({ index }), (reply) => reply)
await ask('index', () => client.index({ index, id: ids[0], document, refresh: 'wait_for' }), (reply) => reply.result)
await ask('create', () => client.create({ index, id: ids[0], document }), (reply) => reply.result)
await ask('update', () => client.update({ index, id: ids[0], doc: { year: 2002 } }), (reply) => reply.result)
await ask('get', () => client.get({ index, id: ids[0] }), (reply) => [reply.found, reply._source])
await ask('get missing', () => client.get({ index, id: 'nobody' }), (reply) => reply.found)
await ask('exists', () => client.exists({ index, id: ids[0] }), (reply) => reply)
await ask('source', () => client.getSource({ index, id: ids[0] }), (reply) => reply)
await ask(
  'bulk helper',
  () =>
    client.helpers.bulk({
      datasource: ids.slice(1).map((id) => ({ id, ...document, code: id })),
      onDocument: ({ id, ...rest }) => [{ index: { _index: index, _id: id } }, rest],
      refreshOnCompletion: false,
    }),
  (reply) => [reply.total, reply.successful, reply.failed],
)
await ask(
  'bulk',
  () =>
    client.bulk({
      index,
      refresh: 'wait_for',
      operations: [{ create: { _id: ids[1] } }, document, { update: { _id: ids[1] } }, { doc: { year: 1999 } }, { delete: { _id: 'nobody' } }],
    }),
  (reply) => reply.items.map((item) => Object.entries(item).map(([kind, { status, result, error }]) => [kind, status, result, error?.type])),
)
await ask('mget', () => client.mget({ index, ids: [ids[0], 'nobody'] }), (reply) => reply.docs.map((doc) => [doc.found, doc._source]))
await ask('count', () => client.count({ index, query: { term: { genre: 'node' } } }), (reply) => reply.count)
await ask('search', () => client.search({ index, query: { term: { genre: 'node' } }, ...sorted }), hits)
await ask(
  'search, range and words',
  () => client.search({ index, query: { bool: { must: { match: { title: 'from' } }, filter: [{ range: { year: { gte: 2000 } } }] } }, ...sorted }),
  hits,
)
await ask(
  'aggregations',
  () =>
    client.search({
      index,
      size: 0,
      aggs: {
        genres: { terms: { field: 'genre', size: 3 }, aggs: { years: { stats: { field: 'year' } } } },
        months: { date_histogram: { field: 'released', calendar_interval: 'quarter' } },
      },
    }),
  hits,
)
await ask(
  'msearch',
  () => client.msearch({ index, searches: [{}, { query: { ids: { values: [ids[0]] } } }, {}, { query: { match_none: {} } }] }),
  (reply) => reply.responses.map((each) => [each.status, each.hits.total]),
)
await ask('missing index', () => client.search({ index: 'nowhere' }), hits)
await ask('wrong query', () => client.search({ index, query: { nonsense: {} } }), hits)
for (const id of ids) {
  await ask('delete', () => client.delete({ index, id, refresh: 'wait_for' }), (reply) => reply.result)
}
await ask('delete missing', () => client.delete({ index, id: ids[0] }), (reply) => reply.result)
