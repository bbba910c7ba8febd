/** Names of what the query cache holds, so that a change invalidates what others show. */
export const queryKeys = {
  tenants: () => ['tenants'] as const,
  tenant: (tenant: string) => ['tenants', tenant] as const,
  indexes: (tenant: string) => ['tenants', tenant, 'indexes'] as const,
  index: (tenant: string, index: string) => ['tenants', tenant, 'indexes', index] as const,
  jobs: (tenant: string, index: string) => ['tenants', tenant, 'jobs', index] as const,
  apiKeys: (tenant: string) => ['tenants', tenant, 'api-keys'] as const,
  quota: (tenant: string) => ['tenants', tenant, 'quota'] as const,
  usage: (tenant: string) => ['tenants', tenant, 'usage'] as const,
  plans: () => ['plans'] as const,
  search: (tenant: string, index: string, query: string | null, offset: number, size: number) =>
    ['search', tenant, index, query, offset, size] as const,
  suggestions: (tenant: string, index: string, query: string) =>
    ['suggestions', tenant, index, query] as const,
};
