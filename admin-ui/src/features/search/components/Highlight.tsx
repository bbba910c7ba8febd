import { Fragment } from 'react';
import styles from './Highlight.module.css';
import type { Piece } from './pieces';

export function Highlight({ parts }: { parts: readonly Piece[] }) {
  return (
    <>
      {parts.map(({ text, marked }, position) =>
        marked ? (
          <em key={position} className={styles.mark}>
            {text}
          </em>
        ) : (
          <Fragment key={position}>{text}</Fragment>
        ),
      )}
    </>
  );
}
