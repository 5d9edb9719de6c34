import { z } from 'zod';

/** Printable text of one line: no control characters, no NUL, trimmed. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !hasControl(text, false), 'control_characters');

/** Text of several lines. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !hasControl(text, true), 'control_characters');

function hasControl(text: string, multiline: boolean): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isBreak = code === 0x0a || code === 0x0d || code === 0x09;
    if ((code < 0x20 && !(multiline && isBreak)) || (code >= 0x7f && code < 0xa0)) return true;
    if (code >= 0xd800 && code <= 0xdfff) return true;
  }
  return false;
}

export const id = z.string().regex(/^[a-z]{2,12}_[0-9a-z]{26}$/, 'id');
export const country = z.string().regex(/^[A-Z]{2}$/, 'country_code');
export const currencyCode = z.string().regex(/^[A-Z]{3,4}$/, 'currency_code');
/** Exact decimal digits as a string; the currency decides how many may follow the point. */
export const money = z.object({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, 'amount'),
  currency: currencyCode,
});
export const email = z.email().max(254).toLowerCase();
/** Between the years in which every clock and database of ours agrees, whatever the offset. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => text >= '1900' && text < '9999', 'instant');
export const civilDate = z.iso.date().refine((text) => text >= '1900' && text < '9999', 'civil_date');
export const yearMonth = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'year_month');
export const locale = z.enum(['en', 'de']);
export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/, 'time_zone');
/** Basis points: 1500 is 15 %. */
export const basisPoints = z.int().min(0).max(10_000);

export const idParams = z.object({ id });

export const pageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(25),
});

/** A comma-separated list of values in a query string. */
export const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(600)
    .transform((text) => text.split(','))
    .pipe(z.array(item));

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() });

export const personRef = z.object({ id: z.string(), name: z.string() });
export const nothing = z.null();
/** Answer of an action that a running case carries out. */
export const commandResult = z.object({
  commandId: id,
  status: z.enum(['done', 'pending', 'refused', 'expired']),
  caseStatus: z.string().nullable(),
  code: z.string().nullable(),
});
export const idempotent = { idempotency: 'key' } as const;

/** Of documents: in the reader's own language unless said. */
export const paperQuery = z.object({ language: z.enum(['en', 'de']).optional() });
