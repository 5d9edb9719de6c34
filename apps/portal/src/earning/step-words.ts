import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import type { Text } from '@countersign/locales/format/text';
import type { Reply } from '@countersign/ui/client/operation-types';
import type { MoneyText } from '@countersign/ui/format/money-text';
import { decimalText } from './decimal-text.ts';
import type { TraceTexts } from './trace-texts.ts';

export type Step = Reply<'line.explain'>['nothing'][number]['trace'][number];

interface Words {
  readonly texts: TraceTexts;
  readonly fill: (text: Text, values: Readonly<Record<string, string | number>>) => string;
  readonly format: {
    readonly locale: string;
    readonly money: (money: MoneyText) => string;
    readonly percent: (basisPoints: number) => string;
    readonly number: (value: number) => string;
    readonly date: (instant: string) => string;
    readonly civilDate: (day: string) => string;
  };
}

interface Terms {
  /** Null for a correction by hand. */
  readonly plan: { readonly name: string; readonly version: number } | null;
  /** Of the plan: amounts without a currency beside them are in it. */
  readonly currency: string | undefined;
}

const percents = new Set(['percent', 'refundedPercent']);
const instants = new Set(['occurredAt', 'until', 'at', 'registeredAt']);
const days = new Set(['day', 'firstDay']);
const decimal = /^-?\d+(\.\d+)?$/;

/** One step of an explanation in the reader's words; undefined for a step that is newer than this page. */
export function stepWords(step: Step, terms: Terms, words: Words): string | undefined {
  const { steps, caps, conditions } = words.texts.trace;
  const text = textNamed(steps, step.code);
  if (text === undefined) return undefined;
  const values = valuesOf(step, terms, words);
  const named = {
    cap: textNamed(caps, step.data['cap']),
    condition: textNamed(conditions, step.data['condition']),
    base: textNamed(words.texts.trace.base, step.data['base']),
    reset: textNamed(words.texts.trace.reset, step.data['reset']),
    reason: textNamed(words.texts.trace.adjustmentReasons, step.data['reason']),
  };
  const nested = Object.entries(named).flatMap(([name, inner]) =>
    inner === undefined ? [] : [[name, words.fill(inner, values)] as const],
  );
  const { plan } = terms;
  return words.fill(text, {
    ...values,
    ...Object.fromEntries(nested),
    plan: plan?.name ?? '',
    version: plan?.version ?? '',
  });
}

function valuesOf({ code, data }: Step, terms: Terms, { format }: Words): Record<string, string> {
  const own = code === 'converted' ? data['to'] : data['currency'];
  const currency = typeof own === 'string' ? own : terms.currency;
  const entries = Object.entries(data).map(([name, value]) => {
    if (typeof value === 'number') return [name, format.number(value)] as const;
    if (typeof value !== 'string') return [name, ''] as const;
    if (percents.has(name)) return [name, format.percent(Number(value) * 100)] as const;
    if (instants.has(name)) return [name, format.date(value)] as const;
    if (days.has(name)) return [name, format.civilDate(value)] as const;
    if (name === 'rate') return [name, decimalText(format.locale, value)] as const;
    if (currency === undefined || !decimal.test(value)) return [name, value] as const;
    return [name, format.money({ amount: withAllDigits(value, currency), currency })] as const;
  });
  return Object.fromEntries(entries);
}

/** At least the digits that the currency has; more where there are more. */
function withAllDigits(amount: string, currency: string): string {
  const [whole = '', fraction = ''] = amount.split('.');
  const digits = isCurrency(currency) ? fraction.padEnd(scaleOf(currency), '0') : fraction;
  return digits === '' ? whole : `${whole}.${digits}`;
}

function textNamed<Value>(texts: Readonly<Record<string, Value>>, name: unknown): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(texts, name) ? texts[name] : undefined;
}
