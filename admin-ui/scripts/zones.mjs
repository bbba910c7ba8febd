// The rooms of the console as an ESLint rule: app -> features -> shared, and no feature imports
// another. It looks at where a relative import leads, so it needs no resolver.
import { dirname, join, relative, sep } from 'node:path';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** `tenants` and the like within `features`; undefined outside of it. */
const featureOf = ([room, name]) => (room === 'features' ? name : undefined);

function complaint(from, to) {
  const [fromRoom] = from;
  const [toRoom] = to;
  if (fromRoom === 'app' || fromRoom === 'testing') {
    return undefined;
  }
  if (toRoom === 'app') {
    return 'Only the app knows the app.';
  }
  if (toRoom === 'features' && featureOf(from) !== featureOf(to)) {
    return fromRoom === 'features'
      ? 'A feature does not import another feature.'
      : 'Shared code does not know features.';
  }
  return undefined;
}

const rooms = (file) => relative(SOURCE, file).split(sep);

export const zones = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) {
        return;
      }
      const target = join(dirname(context.filename), source.value);
      const message = complaint(rooms(context.filename), rooms(target));
      if (message !== undefined) {
        context.report({ node: source, message });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
    };
  },
};
