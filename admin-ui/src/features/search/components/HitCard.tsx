import { Button, Label, LabelGroup, Title } from '@patternfly/react-core';
import AngleDownIcon from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import AngleRightIcon from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Hit } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import en from '../../../i18n/locales/en.json';
import { Highlight } from './Highlight';
import styles from './HitCard.module.css';
import { hitText } from './hitText';
import { Movement } from './Movement';
import { plainText } from './pieces';

interface HitCardProps {
  hit: Hit;
  /** Final position in the whole result, from 1. */
  rank: number;
  fields: readonly Field[];
}

type ChannelName = keyof typeof en.search.channels;

function isChannel(name: string): name is ChannelName {
  return name in en.search.channels;
}

/** One found document: what it says on the left, why it stands here on the right. */
export function HitCard({ hit, rank, fields }: HitCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { title, snippet, facts } = hitText(hit, fields);
  return (
    <article className={styles.hit} aria-label={plainText(title)}>
      <div className={styles.place}>
        <span className={styles.rank}>
          <span className="pf-v6-screen-reader">{t('search.rank', { rank })}</span>
          <span aria-hidden="true">{rank}</span>
        </span>
        {hit.firstStage != null && <Movement from={hit.firstStage.rank} to={rank} />}
      </div>
      <div className={styles.what}>
        <Title headingLevel="h3" size="md" className={styles.title}>
          <Highlight parts={title} />
        </Title>
        {snippet !== undefined && (
          <p className={styles.snippet}>
            <Highlight parts={snippet} />
          </p>
        )}
        {facts.length > 0 && (
          <dl className={styles.facts}>
            {facts.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <Button
          variant="link"
          size="sm"
          isInline
          icon={isOpen ? <AngleDownIcon /> : <AngleRightIcon />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('search.hideDocument') : t('search.showDocument')}
          <span className="pf-v6-screen-reader"> {hit.id}</span>
        </Button>
        {isOpen && (
          <pre
            className={styles.json}
            role="region"
            aria-label={t('search.document', { id: hit.id })}
            tabIndex={0}
          >
            {JSON.stringify({ id: hit.id, ...hit.document }, null, 2)}
          </pre>
        )}
      </div>
      <div className={styles.why}>
        <dl className={styles.scores}>
          <div>
            <dt>{t('search.modelScore')}</dt>
            <dd className={styles.model}>
              {hit.model == null ? (
                <span className={styles.muted}>{t('search.notScored')}</span>
              ) : (
                format.score(hit.model.score)
              )}
            </dd>
          </div>
          {hit.firstStage != null && (
            <div>
              <dt>{t('search.firstStage')}</dt>
              <dd>
                {t('search.firstStageValue', {
                  rank: hit.firstStage.rank,
                  score: format.score(hit.firstStage.score),
                })}
              </dd>
            </div>
          )}
        </dl>
        <LabelGroup aria-label={t('search.foundBy')} numLabels={8}>
          {hit.channels.map(({ name, rank: channelRank, score }) => {
            const channel = isChannel(name) ? t(`search.channels.${name}`) : name;
            return (
              <Label
                key={name}
                isCompact
                color={name === 'vector' ? 'purple' : 'blue'}
                title={t('search.channelHitLabel', {
                  channel,
                  rank: channelRank,
                  score: format.score(score),
                })}
              >
                {t('search.channelHit', {
                  channel,
                  rank: channelRank,
                  score: format.score(score),
                })}
              </Label>
            );
          })}
        </LabelGroup>
      </div>
    </article>
  );
}
