import { and, eq } from '@countersign/db/query';
import { contacts, members } from '@countersign/db/schema/people';
import { tenants } from '@countersign/db/schema/tenant';
import { documentTexts as german } from '@countersign/locales/de/document';
import type { DocumentTexts } from '@countersign/locales/document-texts';
import { documentTexts as english } from '@countersign/locales/en/document';
import type { ServiceContext, Transaction } from '../context.ts';
import type { Paper } from './paper.ts';

export type PaperLanguage = Paper['language'];

/** How a paper speaks: its language's texts, money and days. */
export interface Wording {
  readonly language: PaperLanguage;
  readonly texts: DocumentTexts;
  readonly money: (given: { readonly amount: string; readonly currency: string }) => string;
  /** Of `2026-04-02`. */
  readonly day: (date: string) => string;
  readonly instant: (at: number) => string;
  readonly fill: (text: string, facts: Readonly<Record<string, string>>) => string;
}

export function wordingOf(language: PaperLanguage, zone: string): Wording {
  const dayFormat = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const instantFormat = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: zone });
  return {
    language,
    texts: language === 'de' ? german : english,
    money: (given) => writeMoney(given, language),
    day: (date) => dayFormat.format(new Date(`${date}T00:00:00Z`)),
    instant: (at) => instantFormat.format(at),
    fill: (text, facts) => text.replace(/\{(\w+)\}/g, (place, name: string) => facts[name] ?? place),
  };
}

/** Grouped as text: a number could not hold every amount exactly. */
function writeMoney(
  { amount, currency }: { readonly amount: string; readonly currency: string },
  locale: string,
): string {
  const [, sign = '', whole = '0', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const point = locale === 'de' ? ',' : '.';
  const grouped = new Intl.NumberFormat(locale).format(BigInt(whole));
  return `${sign === '-' ? '−' : ''}${grouped}${fraction === undefined ? '' : `${point}${fraction}`} ${currency}`;
}

/** The language that was asked for, or else that of whoever asks. */
export async function languageOf(
  ctx: ServiceContext,
  tx: Transaction,
  asked: PaperLanguage | undefined,
): Promise<PaperLanguage> {
  if (asked) return asked;
  const { actor } = ctx;
  if (actor.kind !== 'member' && actor.kind !== 'contact') return 'en';
  const table = actor.kind === 'member' ? members : contacts;
  const [row] = await tx
    .select({ locale: table.locale })
    .from(table)
    .where(and(eq(table.tenantId, ctx.tenantId), eq(table.id, actor.id)));
  return row?.locale === 'de' ? 'de' : 'en';
}

/** The name and colour under which the tenant writes. */
export async function issuerOf(ctx: ServiceContext, tx: Transaction): Promise<Paper['issuer']> {
  const [row] = await tx
    .select({ name: tenants.name, colour: tenants.colour })
    .from(tenants)
    .where(eq(tenants.tenantId, ctx.tenantId));
  if (!row) throw new Error(`there is no tenant ${ctx.tenantId}`);
  return row;
}
