import { baseLetters, writtenOut } from './transliteration.internal.ts';

/**
 * Text for comparison: lower case, without marks, Latin letters where Cyrillic or Greek stood, other scripts as they are
 * (full-width letters and digits narrowed). `plain` makes ü a u; `written_out` makes it ue, as "Mueller" for "Müller".
 */
export function foldText(text: string, umlauts: 'plain' | 'written_out' = 'plain'): string {
  const lower = text.normalize('NFKC').toLowerCase();
  const expanded =
    umlauts === 'plain' ? lower : lower.replace(/[äöüøå]/g, (letter) => writtenOut.get(letter) ?? letter);
  // Marks go from Latin, Cyrillic and Greek alone: in Japanese or Thai they make another letter.
  const bare = expanded
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{M}+/gu, '$1')
    .normalize('NFC');
  return bare.replace(/\P{ASCII}/gu, (letter) => baseLetters.get(letter) ?? letter);
}

/** Both ways of folding, the plain one first; one alone when the text has no letter that is written out. */
export function foldings(text: string): readonly string[] {
  const plain = foldText(text);
  const written = foldText(text, 'written_out');
  return plain === written ? [plain] : [plain, written];
}
