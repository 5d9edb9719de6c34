import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

/** A value of a plan document in words: choices by their names, numbers as the reader writes them, lists in a row. */
export function usePlanValueText(): (value: unknown) => string {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();

  function textOf(value: unknown): string {
    if (value === undefined) return '–';
    if (value === null) return t('planEditor.endless');
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    if (typeof value === 'string') {
      if (/^-?\d+(\.\d+)?$/.test(value)) {
        const digits = value.split('.')[1]?.length ?? 0;
        const number = new Intl.NumberFormat(format.locale, {
          minimumFractionDigits: digits,
          maximumFractionDigits: 20,
        });
        return number.format(value as Intl.StringNumericLiteral);
      }
      return wordOf(value);
    }
    if (Array.isArray(value)) {
      const isPlain = value.every((item) => typeof item === 'string');
      return isPlain ? format.list(value.map(textOf)) : value.map(textOf).join('\n');
    }
    return Object.entries(value)
      .map(([name, inner]) => `${wordOf(name)}: ${textOf(inner)}`)
      .join(', ');
  }

  /** A word of ours by its name; the company's own, such as a tier, as it is. */
  function wordOf(word: string): string {
    for (const group of ['planChoice', 'eventKind', 'ruleParam', 'planField'] as const) {
      const found = lookUp(group, word);
      if (found !== spaced(word)) return found;
    }
    return word;
  }

  return textOf;
}

/** What looking up gives for a word that is in no list. */
function spaced(word: string): string {
  return word.replaceAll(/[._-]+/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
}
