import { isCountry } from '@countersign/domain/country/countries';
import { identifierKinds, listedKinds, nameQualities } from '@countersign/domain/screening/listed-entry';
import { parseCivilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import type { ScreeningListSource } from './port.ts';

/** What the source under test can be made to give. */
export interface ListUnderTest {
  readonly whole: () => Promise<ScreeningListSource>;
  readonly cutOff: () => Promise<ScreeningListSource>;
  readonly garbled: () => Promise<ScreeningListSource>;
  readonly empty: () => Promise<ScreeningListSource>;
  readonly unreachable: () => Promise<ScreeningListSource>;
  /** An entry that the whole list holds. */
  readonly known: { readonly id: string; readonly name: string };
}

/** What every publisher of a list must hold. */
export function describeScreeningList(name: string, list: ListUnderTest): void {
  describe(`screening list: ${name}`, () => {
    it('names its publisher and gives its known entry', async () => {
      const source = await list.whole();
      expect(source.publisher.length).toBeGreaterThan(3);
      const reading = await source.read();
      if (!reading.ok) throw new Error(`the whole list is ${reading.problem} at ${reading.place}`);
      const entry = reading.entries.find(({ id }) => id === list.known.id);
      expect(entry?.names.map(({ text }) => text)).toContain(list.known.name);
    });

    it('gives well-formed entries, each id once, each with a name', async () => {
      const reading = await (await list.whole()).read();
      if (!reading.ok) throw new Error(reading.place);
      expect(new Set(reading.entries.map(({ id }) => id)).size).toBe(reading.entries.length);
      for (const entry of reading.entries) {
        const ok =
          entry.names.length > 0 &&
          entry.names[0]?.quality === 'primary' &&
          entry.names.every(({ text, quality }) => text.trim() !== '' && nameQualities.includes(quality)) &&
          listedKinds.includes(entry.kind) &&
          entry.countries.every(isCountry) &&
          entry.identifiers.every(({ kind, value }) => identifierKinds.includes(kind) && value !== '') &&
          entry.births.every(({ first, last }) => isDay(first) && isDay(last) && first <= last);
        if (!ok) throw new Error(`not an entry: ${JSON.stringify(entry)}`);
      }
    });

    it.each([
      ['cut off', 'truncated'],
      ['garbled', 'malformed'],
      ['empty', 'empty'],
    ] as const)('says that it is %s, and where, and gives no part of it', async (state, problem) => {
      const source = await { 'cut off': list.cutOff, garbled: list.garbled, empty: list.empty }[state]();
      const reading = await source.read();
      expect(reading).toMatchObject({ ok: false, problem, place: expect.stringMatching(/./) });
    });

    it('throws when the publisher cannot be reached', async () => {
      await expect((await list.unreachable()).read()).rejects.toThrow(/./);
    });
  });
}

const isDay = (text: string) => parseCivilDate(text) !== undefined;
