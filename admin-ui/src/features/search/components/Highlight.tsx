import { Fragment } from 'react';
import styles from './Highlight.module.css';

export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts at the engine's `<em>` marks. Everything between them is text, whatever it looks like. */
export function pieces(fragment: string): Piece[] {
  const found: Piece[] = [];
  let marked = false;
  for (const part of fragment.split(/(<\/?em>)/)) {
    if (part === '<em>' || part === '</em>') {
      marked = part === '<em>';
    } else if (part !== '') {
      found.push({ text: part, marked });
    }
  }
  return found;
}

export function plainText(fragment: string): string {
  return pieces(fragment)
    .map(({ text }) => text)
    .join('');
}

export function Highlight({ fragment }: { fragment: string }) {
  return (
    <>
      {pieces(fragment).map(({ text, marked }, position) =>
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
