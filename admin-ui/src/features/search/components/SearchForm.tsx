import {
  Button,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from '@patternfly/react-core';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type SubmitEvent, useRef, useState } from 'react';
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
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form role="search" className={styles.form} onSubmit={submit}>
      <TextInputGroup className={styles.input}>
        <TextInputGroupMain
          innerRef={input}
          icon={<SearchIcon />}
          aria-label={t('search.label', { index })}
          placeholder={t('search.placeholder', { index })}
          value={text}
          onChange={(_event, value) => setText(value)}
          autoComplete="off"
          autoFocus
        />
        {text !== '' && (
          <TextInputGroupUtilities>
            <Button
              variant="plain"
              icon={<TimesIcon />}
              aria-label={t('search.clear')}
              onClick={() => {
                setText('');
                input.current?.focus();
              }}
            />
          </TextInputGroupUtilities>
        )}
      </TextInputGroup>
      <Button type="submit" isLoading={isBusy}>
        {t('search.submit')}
      </Button>
    </form>
  );
}
