import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCamt053 } from './camt-053.ts';

const folder = fileURLToPath(new URL('../../../../shared/conformance/camt/', import.meta.url));
const isThere = existsSync(folder);
const names = isThere
  ? readdirSync(folder).flatMap((name) => (name.endsWith('.xml') ? [name.slice(0, -4)] : []))
  : [''];

const money = z.object({ getAmount: z.string(), getCurrency: z.object({ getCode: z.string() }) });
const date = z.object({ '0': z.string() });
const statementReading = z.object({
  getId: z.string(),
  getAccount: z.object({ getIdentification: z.string() }),
  getBalances: z.array(z.object({ getAmount: money, getDate: date, getType: z.string() })),
});
const detailReading = z.object({
  getReference: z.object({ getEndToEndId: z.string().nullable() }).nullable(),
  getReturnInformation: z.unknown().nullable(),
});
const entryReading = z.object({
  getAmount: money,
  getBookingDate: date,
  getStatus: z.string(),
  getTransactionDetails: z.array(z.union([z.string(), detailReading])),
  getTransactionDetail: z.union([z.string(), detailReading]),
});

/** The independent parser's objects of one class, wherever they stand in its reading. */
function objectsOf(reading: unknown, className: string): readonly unknown[] {
  if (typeof reading !== 'object' || reading === null) return [];
  const own = '__CLASS__' in reading && reading.__CLASS__ === className ? [reading] : [];
  return [...own, ...Object.values(reading).flatMap((value) => objectsOf(value, className))];
}

function bothReadings(name: string) {
  const read = readCamt053(readFileSync(join(folder, `${name}.xml`)));
  if (!read.ok) throw new Error(`${read.refusal.code} ${read.refusal.place}`);
  const theirs: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  return { ours: read.value, theirs };
}

const amountOf = ({ getAmount, getCurrency }: z.output<typeof money>) => [BigInt(getAmount), getCurrency.getCode];

describe('statements beside the reading of an independent parser', () => {
  it.skipIf(!isThere).each(names)('%s: the same accounts and balances, in minor units and signed', (name) => {
    const { ours, theirs } = bothReadings(name);
    const statements = objectsOf(theirs, 'Genkgo\\Camt\\Camt053\\DTO\\Statement').map((one) =>
      statementReading.parse(one),
    );
    expect(statements.length).toBeGreaterThan(0);
    for (const theirOne of statements) {
      const ourOne = ours.find(({ id }) => id === theirOne.getId);
      expect(ourOne?.account).toBe(theirOne.getAccount.getIdentification);
      expect(ourOne?.balances.map(({ amountMinor, currency, on }) => [amountMinor, currency, on])).toEqual(
        theirOne.getBalances.map((balance) => [...amountOf(balance.getAmount), balance.getDate['0'].slice(0, 10)]),
      );
      const named = new Set(['opening', 'closing', 'opening_available', 'closing_available']);
      expect(ourOne?.balances.map(({ kind }) => (named.has(kind) ? kind : 'other'))).toEqual(
        theirOne.getBalances.map(({ getType }) => (named.has(getType) ? getType : 'other')),
      );
    }
  });

  it.skipIf(!isThere).each(names)('%s: the same entries, days and keys', (name) => {
    const { ours, theirs } = bothReadings(name);
    const entries = objectsOf(theirs, 'Genkgo\\Camt\\DTO\\Entry').map((one) => entryReading.parse(one));
    expect(entries.length).toBeGreaterThan(0);
    const ourEntries = ours.flatMap((statement) => statement.entries);
    const theirEntries = entries.map(({ getAmount, getBookingDate, getTransactionDetail: detail }) => {
      const key = typeof detail === 'string' ? null : (detail.getReference?.getEndToEndId ?? null);
      return [...amountOf(getAmount), getBookingDate['0'].slice(0, 10), key];
    });
    const shown = ourEntries.map(({ amountMinor, currency, bookedOn, endToEndId }) => [
      amountMinor,
      currency,
      bookedOn,
      endToEndId,
    ]);
    expect(shown).toEqual(expect.arrayContaining(theirEntries));
    const entriesInFile = readFileSync(join(folder, `${name}.xml`), 'utf8').split('<Ntry>').length - 1;
    expect(ourEntries).toHaveLength(entriesInFile);
    expect(new Set(ourEntries.map(({ reference }) => reference)).size).toBe(entriesInFile);
  });

  it.skipIf(!isThere)('hold both statements of a file with two, each tied to its balances', () => {
    const { ours } = bothReadings('camt053.v2.multi.statement');
    expect(ours.map(({ id, entries }) => [id, entries.map(({ amountMinor }) => amountMinor)])).toEqual([
      ['253EURNL26VAYB8060476890', [885n]],
      ['254EURNL26VAYB8060476890', [-700n]],
    ]);
    for (const { balances, entries } of ours) {
      const [opening, closing] = balances.map(({ amountMinor }) => amountMinor);
      expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, opening ?? 0n)).toBe(closing);
    }
  });
});
