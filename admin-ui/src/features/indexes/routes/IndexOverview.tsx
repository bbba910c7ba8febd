import { Stack } from '@patternfly/react-core';
import { useOutletContext } from 'react-router';
import type { TenantIndex } from '../../../api/types';
import { RankingCard } from '../components/RankingCard';
import { SchemaCard } from '../components/SchemaCard';

export function IndexOverview() {
  const { name, schema, ranking } = useOutletContext<TenantIndex>();
  return (
    <Stack hasGutter>
      <RankingCard ranking={ranking} />
      <SchemaCard index={name} fields={schema.fields} />
    </Stack>
  );
}
