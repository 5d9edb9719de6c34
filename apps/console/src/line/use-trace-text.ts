import type { Reply } from '@countersign/ui/client/operation-types';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

export type TraceStep = Reply<'line.explain'>['lines'][number]['trace'][number];
type TraceValue = TraceStep['data'][string];

/** Names whose values are words of ours and not the company's own. */
const worded: readonly string[] = [
  'condition',
  'base',
  'rounding',
  'reset',
  'cap',
  'dayCount',
  'eventKind',
  'kind',
  'why',
  'reason',
];

/** One step of an explanation as a sentence in the reader's language; the data stay exact. */
export function useTraceText(): (step: TraceStep) => string {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();

  function exact(digits: string): string {
    const minimumFractionDigits = Math.min(digits.split('.')[1]?.length ?? 0, 20);
    const number = new Intl.NumberFormat(format.locale, { minimumFractionDigits, maximumFractionDigits: 20 });
    return number.format(digits as Intl.StringNumericLiteral);
  }

  function wordsOf(name: string, value: TraceValue): string {
    if (value === null) return '–';
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    if (typeof value === 'number') return format.number(value);
    if (typeof value !== 'string') return format.list(value.map((item) => lookUp('ruleParam', item)));
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return format.dateTime(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return format.civilDate(value);
    if (/^-?\d+(\.\d+)?$/.test(value)) return exact(value);
    if (name === 'eventKind' || name === 'kind') return lookUp('eventKind', value);
    return worded.includes(name) ? lookUp('traceWord', value) : value;
  }

  return (step) => {
    const values = Object.fromEntries(Object.entries(step.data).map(([name, value]) => [name, wordsOf(name, value)]));
    return lookUp('trace', step.code, { ...values, rule: step.rule ?? '' });
  };
}
