import { Title } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RankingProfile } from '../../../api/types';
import { Panel } from '../../../components/Panel';
import { useFormat } from '../../../i18n/useFormat';
import styles from './Card.module.css';

interface StageProps {
  step: number;
  title: string;
  lead: string;
  facts?: readonly { name: string; value: ReactNode }[];
}

function Stage({ step, title, lead, facts = [] }: StageProps) {
  return (
    <li className={styles.stage}>
      <Title headingLevel="h3" size="md">
        <span className={styles.step}>{step}</span> {title}
      </Title>
      <p className={styles.lead}>{lead}</p>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** The ranking profile as the three stages that a search goes through. */
export function RankingCard({ ranking }: { ranking: RankingProfile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { channels, rankConstant, rerank } = ranking;
  return (
    <Panel>
      <Title headingLevel="h2" size="lg">
        {t('indexes.ranking')}
      </Title>
      <p className={styles.lead}>{t('indexes.rankingLead')}</p>
      <ol className={styles.stages}>
        <Stage
          step={1}
          title={t('indexes.recall')}
          lead={t('indexes.recallLead')}
          facts={channels.map(({ kind, weight, quota }) => ({
            name: t(`indexes.channels.${kind}`),
            value: t('indexes.channelDetail', {
              weight: format.number(weight),
              quota: format.number(quota),
            }),
          }))}
        />
        <Stage
          step={2}
          title={t('indexes.fusion')}
          lead={t('indexes.fusionLead')}
          facts={[{ name: t('indexes.rankConstant'), value: format.number(rankConstant) }]}
        />
        <Stage
          step={3}
          title={t('indexes.rerank')}
          lead={rerank == null ? t('indexes.noRerank') : t('indexes.rerankLead')}
          facts={
            rerank == null
              ? []
              : [
                  { name: t('indexes.model'), value: <code>{rerank.model}</code> },
                  { name: t('indexes.reads'), value: rerank.fields.join(', ') },
                  {
                    name: t('indexes.window'),
                    value: t('indexes.windowValue', { count: rerank.window }),
                  },
                  {
                    name: t('indexes.budget'),
                    value: t('indexes.millis', { value: format.number(rerank.budgetMillis) }),
                  },
                ]
          }
        />
      </ol>
    </Panel>
  );
}
