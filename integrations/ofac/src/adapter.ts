import type { ScreeningListSource } from '@countersign/ports/screening-list/port';
import { readLocation } from './client.ts';
import type { OfacConfig } from './config.ts';
import { entriesOf } from './map.ts';
import { OfacError, readAdd, readAlt, readSdn } from './wire.ts';

/**
 * The list of Specially Designated Nationals and Blocked Persons, from its three files. They carry no date; the number of
 * an edition is ours.
 */
export function ofacList({ location }: OfacConfig): ScreeningListSource {
  return {
    list: 'ofac-sdn',
    publisher: 'US Department of the Treasury, Office of Foreign Assets Control',
    async read() {
      const [sdn, alt, add] = await Promise.all(
        ['sdn.csv', 'alt.csv', 'add.csv'].map((file) => readLocation(`${location}${file}`)),
      );
      if (sdn === undefined || alt === undefined || add === undefined) throw new Error('three files were asked for');
      try {
        const entries = entriesOf({ sdn: readSdn(sdn), alt: readAlt(alt), add: readAdd(add) });
        return { ok: true, publishedAt: null, entries };
      } catch (error) {
        if (!(error instanceof OfacError)) throw error;
        return { ok: false, problem: error.problem, place: error.place };
      }
    },
  };
}
