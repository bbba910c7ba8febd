/** What the control plane accepts as an id. */
export function isTenantId(id: string): boolean {
  return /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/.test(id);
}

/** Suggests an id for a name: what of it may stand in a path. */
export function suggestedId(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}
