import { type Catalogue, isPlural, type PseudoLocale, type Text } from './text.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';
const rightToLeftOverride = '\u202E';
const popDirection = '\u202C';
const growth = 0.35;

/** The catalogue in a made-up language: `en-XA` accented, in brackets and a third longer; `ar-XB` written right to left. */
export function pseudoCatalogue<Source extends Catalogue>(source: Source, locale: PseudoLocale): Source {
  const turn = locale === 'en-XA' ? accentedText : mirroredText;
  const entries = Object.entries(source).map(([key, value]) => [key, turned(value, locale, turn)]);
  // Same keys, same kinds of values: only the words differ.
  return Object.fromEntries(entries) as Source;
}

function turned(value: Text | Catalogue, locale: PseudoLocale, turn: (text: string) => string): Text | Catalogue {
  if (typeof value === 'string') return turn(value);
  if (isPlural(value)) return { one: turn(value.one), other: turn(value.other) };
  return pseudoCatalogue(value, locale);
}

function accentedText(text: string): string {
  const letters = pieces(text)
    .map((piece) => (piece.startsWith('{') ? piece : [...piece].map(accentedLetter).join('')))
    .join('');
  return `[${letters}${'~'.repeat(Math.ceil(text.length * growth))}]`;
}

function accentedLetter(letter: string): string {
  const index = plain.indexOf(letter);
  return index < 0 ? letter : (accented[index] ?? letter);
}

function mirroredText(text: string): string {
  return pieces(text)
    .map((piece) =>
      piece.startsWith('{') || piece.trim() === '' ? piece : `${rightToLeftOverride}${piece}${popDirection}`,
    )
    .join('');
}

/** Words apart from placeholders, which must survive untouched. */
function pieces(text: string): string[] {
  return text.split(/(\{\w+\})/).filter((piece) => piece !== '');
}
