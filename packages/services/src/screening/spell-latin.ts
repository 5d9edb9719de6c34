import type { SpellInLatin } from '@countersign/domain/screening/screening-name';
import anyAscii from 'any-ascii';

/**
 * Latin letters for scripts that the domain has no table of: Chinese as pinyin, Hangul, kana, Indic scripts and others.
 * Syllables, which come with a capital each ("GimJeongEun"), are words of their own.
 */
export const spellLatin: SpellInLatin = (text) =>
  anyAscii(text)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
