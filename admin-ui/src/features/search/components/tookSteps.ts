import type { Took } from '../../../api/types';

export type Step = 'rewrite' | 'embed' | 'engine' | 'model' | 'other';

/**
 * The total cut into steps that do not overlap: the model is called from within the engine's
 * request, so its time is taken out of the engine's.
 */
export function steps(took: Took): { step: Step; millis: number }[] {
  const engine = Math.max(0, took.engineMillis - took.modelMillis);
  const known = took.rewriteMillis + took.embedMillis + engine + took.modelMillis;
  const all: { step: Step; millis: number }[] = [
    { step: 'rewrite', millis: took.rewriteMillis },
    { step: 'embed', millis: took.embedMillis },
    { step: 'engine', millis: engine },
    { step: 'model', millis: took.modelMillis },
    { step: 'other', millis: Math.max(0, took.totalMillis - known) },
  ];
  return all.filter(({ millis }) => millis > 0);
}
