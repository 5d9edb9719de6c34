import { foldText } from '@countersign/domain/text/fold';

/** Text in the letters that every bank of the SEPA area takes (EPC217-08), and what could not be written in them. */
export type SepaText = { readonly text: string; readonly unwritable: readonly string[] };

const letters = /^[A-Za-z0-9/?:().,'+ -]$/;

/** Signs as EPC217-08 replaces them; any other sign becomes a point. */
const signs: ReadonlyMap<string, string> = new Map(
  "& +, _ -, ; ., [ (, ] ), { (, } ), \\ /, | /, ~ -, ` ', ´ ', ‘ ', ’ ', ʼ ', ′ ', – -, — -, ‐ -, ‑ -, − -, · -, € E"
    .split(', ')
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
);

/**
 * Writes Latin letters without their marks, Greek and Cyrillic ones in Latin letters, and signs as the nearest allowed
 * one. Letters and digits of other scripts are left out and named: a payee's name is never guessed.
 */
export function toSepaText(given: string): SepaText {
  const unwritable: string[] = [];
  const hasNoSmallLetter = !/\p{Ll}/u.test(given);
  let text = '';
  for (const [cluster] of given.normalize('NFC').matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const written = writeCluster(cluster, hasNoSmallLetter);
    if (written === null) unwritable.push(cluster);
    else text += written;
  }
  // A text neither begins nor ends with a slash, nor holds two of them (EPC217-08).
  return {
    text: text
      .replace(/\/{2,}/g, '/')
      .replace(/ +/g, ' ')
      .replace(/^[ /]+|[ /]+$/g, ''),
    unwritable,
  };
}

function writeCluster(cluster: string, isAllCapitals: boolean): string | null {
  if (letters.test(cluster)) return cluster;
  const sign = signs.get(cluster);
  if (sign !== undefined) return sign;
  if (/^[\s\p{Cc}]/u.test(cluster)) return ' ';
  if (/^(?:\p{Cf}|\p{M})/u.test(cluster)) return '';
  const folded = foldText(cluster);
  // The hard and the soft sign are written as nothing.
  if (/^[ъь]$/i.test(cluster)) return '';
  if (/^[A-Za-z0-9/?:().,'+ -]+$/.test(folded))
    return /^\p{Lu}/u.test(cluster) ? capital(folded, isAllCapitals) : folded;
  return /^[\p{P}\p{S}\p{Co}\p{Cs}\p{Cn}]/u.test(cluster) ? '.' : null;
}

function capital(text: string, isAllCapitals: boolean): string {
  return isAllCapitals ? text.toUpperCase() : text.slice(0, 1).toUpperCase() + text.slice(1);
}
