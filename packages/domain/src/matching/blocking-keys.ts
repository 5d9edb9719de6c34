import { type NameReading, readCompanyName } from './company-name.ts';
import { type MatchCustomer, numberOf } from './score.ts';
import { isAddition, isTelling } from './word-weight.internal.ts';

/** No key is longer; names without a space in them are cut. */
const keyLengthMax = 64;
const tellingWordsMax = 5;
const soundedWordsMax = 3;

/**
 * What to look a customer up by: two that may be one company share at least one key, whatever the order, form and spacing
 * of the name and most misspellings of it. Store the keys beside the record, ask for records that share one, score those.
 */
export function blockingKeys(customer: MatchCustomer): readonly string[] {
  const number = numberOf(customer);
  return unique([
    ...(customer.domain === undefined ? [] : [`domain:${customer.domain}`]),
    ...(number === '' ? [] : [`number:${number}`]),
    ...[customer.name, ...(customer.aliases ?? [])].flatMap(nameKeys),
  ]);
}

/** Whether a key that is shared makes the same company likely by itself: its domain, its number or its whole name. */
export function isStrongKey(key: string): boolean {
  return /^(?:domain|number|name|bag):/.test(key);
}

/** The keys of one name, the most telling first. */
export function nameKeys(name: string): readonly string[] {
  return unique(readCompanyName(name).readings.flatMap(keysOfReading));
}

function keysOfReading(reading: NameReading): readonly string[] {
  const { compact, concepts, words, bag } = reading;
  const own = words.filter((_, index) => !isAddition(concepts[index] ?? '')).join('');
  const telling = concepts.filter(isTelling).slice(0, tellingWordsMax);
  const initials = words.map((word) => word[0]).join('');
  const keys = [`name:${compact}`, `bag:${bag}`, `own:${own}`];
  for (const word of telling) keys.push(`word:${word}`);
  if (own.length >= 5) keys.push(`start:${own.slice(0, 5)}`);
  if (words.length >= 3) keys.push(`initials:${initials.slice(0, 6)}`, `initials:${initials.slice(0, 3)}`);
  if (words.length === 1 && own.length >= 3 && own.length <= 6) keys.push(`initials:${own}`);
  for (const word of telling.slice(0, soundedWordsMax)) keys.push(...soundsOf(word));
  return keys.filter((key) => !key.endsWith(':'));
}

/** A word's consonants as they sound, and from five on without each in turn: one letter misheard or mistyped keeps a key. */
function soundsOf(word: string): readonly string[] {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return [];
  const sounds = word
    .replace(/ph/g, 'f')
    .replace(/sch|sh|ch|ck|[cqg]/g, 'k')
    .replace(/[zx]/g, 's')
    .replace(/[wv]/g, 'f')
    .replace(/[dt]h?/g, 't')
    .replace(/b/g, 'p')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.)[aeiouyhj]/g, '');
  const keys = sounds.length >= 2 ? [`sound:${sounds}`] : [];
  if (sounds.length < 5) return keys;
  for (let index = 0; index < Math.min(sounds.length, 8); index += 1) {
    keys.push(`sound:${sounds.slice(0, index)}${sounds.slice(index + 1)}`);
  }
  return keys;
}

/** A cut may fall inside a character of two halves, and no database stores one half. */
function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.map((key) => key.slice(0, keyLengthMax).toWellFormed()))];
}
