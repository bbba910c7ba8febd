import { Button, SearchInput } from '@patternfly/react-core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SearchForm.module.css';

interface SearchFormProps {
  index: string;
  query: string;
  isBusy: boolean;
  onSearch: (query: string) => void;
}

export function SearchForm({ index, query, isBusy, onSearch }: SearchFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(query);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form role="search" className={styles.form} onSubmit={submit}>
      <SearchInput
        className={styles.input}
        aria-label={t('search.label', { index })}
        placeholder={t('search.placeholder', { index })}
        value={text}
        onChange={(_event, value) => setText(value)}
        onClear={() => {
          setText('');
          onSearch('');
        }}
        resetButtonLabel={t('search.clear')}
        autoFocus
      />
      <Button type="submit" isLoading={isBusy}>
        {t('search.submit')}
      </Button>
    </form>
  );
}
