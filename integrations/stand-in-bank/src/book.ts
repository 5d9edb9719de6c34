import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const key = z.string().min(1).max(35);
const minor = z.string().regex(/^-?\d{1,18}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const ordered = {
  endToEndId: key,
  /** The account that pays. */
  account: z.string(),
  payeeAccount: z.string(),
  payeeName: z.string(),
  currency: z.string().length(3),
  orderedMinor: minor,
};

const bookRecord = z.discriminatedUnion('type', [
  /** Money left: `amountMinor` is below zero. */
  z.object({ type: z.literal('payment'), ...ordered, amountMinor: minor, bookedOn: day, remittance: z.string() }),
  z.object({ type: z.literal('refusal'), ...ordered, code: z.string() }),
  /** The same money came back. */
  z.object({ type: z.literal('return'), endToEndId: key, amountMinor: minor, bookedOn: day, code: z.string() }),
  /** The bank's calendar was moved ahead. */
  z.object({ type: z.literal('days'), count: z.number().int().min(1) }),
]);
export type BookRecord = z.output<typeof bookRecord>;

export interface Book {
  readonly records: readonly BookRecord[];
  /** Returns when all of them are on the disk. */
  append(records: readonly BookRecord[]): void;
  close(): void;
}

/**
 * A file of JSON lines that is only ever appended to, each write brought to the disk before anybody is answered. A last
 * line without its end was never answered for, so it is cut off.
 */
export function openBook(file: string): Book {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const descriptor = openSync(file, 'a+', 0o600);
  const content = readFileSync(file);
  const end = content.lastIndexOf('\n') + 1;
  if (end < content.length) ftruncateSync(descriptor, end);
  const lines = content.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
  const records = lines.map((line) => bookRecord.parse(JSON.parse(line)));
  return {
    records,
    append(added) {
      if (added.length === 0) return;
      const bytes = Buffer.from(added.map((record) => `${JSON.stringify(record)}\n`).join(''));
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
      records.push(...added);
    },
    close: () => closeSync(descriptor),
  };
}
