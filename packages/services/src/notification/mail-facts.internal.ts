import { type MailFact, mailFacts } from '@countersign/domain/notification/mail';
import type { MailTexts } from '@countersign/locales/mail-texts';
import type { SharedTexts } from '@countersign/locales/shared-texts';

export type FactValue =
  | string
  | number
  | { readonly amount: string; readonly currency: string }
  | readonly string[]
  | null
  | undefined;

export interface Reader {
  readonly locale: string;
  readonly zone: string;
  readonly texts: MailTexts;
  readonly labels: SharedTexts;
}

/** The facts as the reader's language writes them; unknown ones and ones without a value are left out. */
export function wordFacts(facts: Readonly<Record<string, FactValue>>, reader: Reader): ReadonlyMap<MailFact, string> {
  const { number, title } = facts;
  const deal = [number, title].filter((part) => typeof part === 'string' && part !== '').join(', ');
  const given: Readonly<Record<string, FactValue>> = { ...facts, deal };
  const worded = new Map<MailFact, string>();
  for (const name of mailFacts) {
    const text = wordFact(name, given[name], reader);
    if (text !== undefined && text !== '') worded.set(name, text);
  }
  return worded;
}

function wordFact(name: MailFact, value: FactValue, reader: Reader): string | undefined {
  const { locale, zone, texts, labels } = reader;
  if (value === null || value === undefined) return undefined;
  switch (name) {
    case 'dueAt':
    case 'limitAt':
    case 'acceptBy':
    case 'expectedBy':
    case 'expiresAt':
      if (typeof value !== 'number') return undefined;
      return new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
        timeZone: zone,
      }).format(value);
    case 'protectedUntil':
    case 'lastDay':
    case 'effectiveOn':
      if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
      return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${value}T00:00:00Z`),
      );
    case 'period':
      if (typeof value !== 'string' || !/^\d{4}-\d{2}$/.test(value)) return undefined;
      return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        new Date(`${value}-01T00:00:00Z`),
      );
    case 'grantedDiscountBp':
      if (typeof value !== 'number') return undefined;
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value / 10_000);
    case 'amount':
      if (typeof value !== 'object' || !('amount' in value)) return undefined;
      return wordMoney(value, locale);
    case 'fields':
      if (!Array.isArray(value)) return undefined;
      return value.map((field: string) => lookUp(labels.dealField, field) ?? field).join(', ');
    case 'reason':
      return typeof value === 'string' ? lookUp({ ...labels.lossReason, ...labels.rejectionReason }, value) : undefined;
    case 'problem':
      return typeof value === 'string' ? lookUp(texts.listProblems, value) : undefined;
    case 'count':
      return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : undefined;
    case 'step':
    case 'task':
      return typeof value === 'string'
        ? (lookUp(texts.steps, value) ?? lookUp(labels.memberRole, value) ?? value)
        : undefined;
    default:
      return typeof value === 'string' ? value : undefined;
  }
}

/** The digits are grouped as text: a number could not hold every amount exactly. */
function wordMoney(money: { readonly amount: string; readonly currency: string }, locale: string): string {
  const [whole = '0', fraction] = money.amount.split('.');
  const grouped = new Intl.NumberFormat(locale).format(BigInt(whole));
  const point = new Intl.NumberFormat(locale).formatToParts(0.5).find((part) => part.type === 'decimal')?.value ?? '.';
  return `${grouped}${fraction === undefined ? '' : `${point}${fraction}`} ${money.currency}`;
}

function lookUp(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
