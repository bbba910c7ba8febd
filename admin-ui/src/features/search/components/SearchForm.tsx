import {
  Button,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from '@patternfly/react-core';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SearchForm.module.css';

interface SearchFormProps {
  index: string;
  query: string;
  isBusy: boolean;
  /** What completes the text in the box; null where the index completes nothing. */
  suggestions: string[] | null;
  onType: (text: string) => void;
  onSearch: (query: string) => void;
}

export function SearchForm({
  index,
  query,
  isBusy,
  suggestions,
  onType,
  onSearch,
}: SearchFormProps) {
  const { t } = useTranslation();
  const listId = useId();
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
          onChange={(_event, value) => {
            setText(value);
            onType(value.trim());
          }}
          inputProps={suggestions === null ? {} : { list: listId }}
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
      {suggestions !== null && (
        <datalist id={listId}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      <Button type="submit" isLoading={isBusy}>
        {t('search.submit')}
      </Button>
    </form>
  );
}
