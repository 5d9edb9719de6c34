import { useTranslate } from 'react-admin';
import { ownPrefix } from '../text/i18n-provider.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** Where a word of a plan may have its name; events come first where the field is about events. */
const groups = ['planChoice', 'ruleParam', 'planField'] as const;

/** A value of a plan document in words: choices by their names, numbers as the reader writes them, lists in a row. */
export function usePlanValueText(): (value: unknown, field?: string) => string {
  const t = useText();
  const format = useFormat();
  const translate = useTranslate();

  /** A word of ours by its name; the company's own, such as a tier, as it is. */
  function wordOf(word: string, field: string | undefined): string {
    for (const group of field === 'kinds' ? (['eventKind'] as const) : groups) {
      const found: string = translate(`${ownPrefix}${group}.${word}`, { _: '' });
      if (found !== '') return found;
    }
    return word;
  }

  function textOf(value: unknown, field?: string): string {
    if (value === undefined) return '–';
    if (value === null) return t('planEditor.endless');
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    if (typeof value === 'string') {
      if (!/^-?\d+(\.\d+)?$/.test(value)) return wordOf(value, field);
      const minimumFractionDigits = Math.min(value.split('.')[1]?.length ?? 0, 20);
      const number = new Intl.NumberFormat(format.locale, { minimumFractionDigits, maximumFractionDigits: 20 });
      return number.format(value as Intl.StringNumericLiteral);
    }
    if (Array.isArray(value)) {
      const texts = value.map((item) => textOf(item, field));
      return value.every((item) => typeof item === 'string') ? format.list(texts) : texts.join('\n');
    }
    return Object.entries(value)
      .map(([name, inner]) => `${wordOf(name, undefined)}: ${textOf(inner, name)}`)
      .join(', ');
  }

  return textOf;
}
