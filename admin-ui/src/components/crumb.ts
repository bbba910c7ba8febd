import type { TFunction } from 'i18next';
import type { Params } from 'react-router';

/** What a route says of itself in the trail above the page. */
export interface CrumbHandle {
  crumb: (params: Params, t: TFunction) => { label: string; to: string };
}

export function hasCrumb(handle: unknown): handle is CrumbHandle {
  return typeof handle === 'object' && handle !== null && 'crumb' in handle;
}
