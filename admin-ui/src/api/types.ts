import type { components as ControlPlane } from './generated/control-plane';
import type { components as QueryGateway } from './generated/query-gateway';

type ControlPlaneSchemas = ControlPlane['schemas'];
type QueryGatewaySchemas = QueryGateway['schemas'];

/**
 * A reply body with all of its members present. The OpenAPI files say of requests which members
 * they need; a reply always has every member but those that its type below names as optional.
 */
type Complete<T> = T extends readonly (infer Item)[]
  ? Complete<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Complete<NonNullable<T[Key]>> }
    : T;

type WithOptional<T, Key extends keyof T> = Omit<T, Key> & { [K in Key]?: T[K] | null };

export type Tenant = Complete<ControlPlaneSchemas['TenantView']>;
export type NewTenant = ControlPlaneSchemas['NewTenant'];

export type FieldKind = ControlPlaneSchemas['FieldKind'];
export type Field = WithOptional<
  Complete<ControlPlaneSchemas['Field']>,
  'embedding' | 'flattening' | 'language' | 'dimensions' | 'similarity'
>;
export type RecallChannel = Complete<ControlPlaneSchemas['RecallChannel']>;
export type Rerank = Complete<ControlPlaneSchemas['Rerank']>;
export interface RankingProfile {
  channels: RecallChannel[];
  rankConstant: number;
  rerank?: Rerank | null;
}
export type TenantIndex = WithOptional<
  Omit<Complete<ControlPlaneSchemas['TenantIndexView']>, 'schema' | 'ranking'>,
  'reason' | 'placementReason' | 'job' | 'lexicon'
> & { schema: { fields: Field[] }; ranking: RankingProfile };
export type IndexState = TenantIndex['state'];
export type NewTenantIndex = ControlPlaneSchemas['NewTenantIndex'];
export type NewField = ControlPlaneSchemas['NewField'];

export type Placement = TenantIndex['placement'];

export type Job = WithOptional<
  Omit<Complete<ControlPlaneSchemas['JobView']>, 'report'>,
  'reason' | 'placement' | 'pauseBefore' | 'documentsPerSecond' | 'finishedAt'
> & {
  report: WithOptional<Complete<ControlPlaneSchemas['JobReport']>, 'verification' | 'shadow'>;
};
export type JobStatus = Job['status'];
export type NewJob = ControlPlaneSchemas['NewJob'];

export type ApiKeyScope = ControlPlaneSchemas['ApiKeyScope'];
export type ApiKey = WithOptional<
  Complete<ControlPlaneSchemas['ApiKeyView']>,
  'expiresAt' | 'filter' | 'replacedBy'
>;
export type NewApiKey = ControlPlaneSchemas['NewApiKey'];
export type CreatedApiKey = WithOptional<
  Complete<ControlPlaneSchemas['CreatedApiKeyView']>,
  'expiresAt' | 'filter'
>;

export type LimitValues = ControlPlaneSchemas['LimitValues'];
export type Plan = Omit<Complete<ControlPlaneSchemas['PlanView']>, 'limits'> & {
  limits: LimitValues;
};
export type QuotaRow = WithOptional<
  Complete<ControlPlaneSchemas['QuotaRow']>,
  'allowed' | 'used'
>;
export type Quota = WithOptional<
  Omit<Complete<ControlPlaneSchemas['QuotaView']>, 'limits'>,
  'measuredAt'
> & { limits: QuotaRow[] };
export type UsageHour = Complete<ControlPlaneSchemas['UsageHourView']>;
export type TenantPlanUpdate = ControlPlaneSchemas['TenantPlanUpdate'];

export type ChannelHit = Complete<QueryGatewaySchemas['SearchHitChannel']>;
export interface Hit {
  id: string;
  score: number;
  document: Record<string, unknown>;
  /** HTML-encoded fragments with `<em>` around what matched. */
  highlights: Record<string, string[]>;
  channels: ChannelHit[];
  firstStage?: Complete<QueryGatewaySchemas['SearchHitFirstStage']> | null;
  model?: Complete<QueryGatewaySchemas['SearchHitModel']> | null;
  pinnedBy?: string | null;
}
export type Took = Complete<QueryGatewaySchemas['SearchReplyTook']>;
export type RankReport = WithOptional<
  Complete<QueryGatewaySchemas['SearchReplyRank']>,
  'model'
>;
export type SuggestReply = Complete<QueryGatewaySchemas['SuggestReply']>;
export type SearchReply = WithOptional<
  Omit<Complete<QueryGatewaySchemas['SearchReply']>, 'hits' | 'rank'>,
  'facets' | 'next' | 'rules' | 'redirect' | 'banners' | 'rewrite'
> & {
  hits: Hit[];
  rank: RankReport;
};
