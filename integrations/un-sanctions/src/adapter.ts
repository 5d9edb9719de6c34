import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import type { ScreeningListSource } from '@countersign/ports/screening-list/port';
import { readLocation } from './client.ts';
import type { UnSanctionsConfig } from './config.ts';
import { entryOf } from './map.ts';
import { readRecords, UnListError } from './read-records.ts';
import { unRecord, unRoot } from './wire.ts';

/** The consolidated list of the UN Security Council, from its XML. */
export function unSanctionsList({ location }: UnSanctionsConfig): ScreeningListSource {
  return {
    list: 'un-consolidated',
    publisher: 'United Nations Security Council',
    async read() {
      const entries = new Map<string, ListedEntry>();
      let publishedAt: number | null = null;
      try {
        await readRecords(readLocation(location), {
          root: (attributes) => {
            publishedAt = generatedAt(attributes);
          },
          record: (name, record) => {
            const read = unRecord.safeParse(record);
            if (!read.success)
              throw new UnListError(
                'malformed',
                `record ${entries.size + 1}: ${read.error.issues[0]?.path.join('.') ?? ''}`,
              );
            const entry = entryOf(name === 'INDIVIDUAL' ? 'INDIVIDUAL' : 'ENTITY', read.data);
            if (entry === undefined || entries.has(entry.id))
              throw new UnListError('malformed', `record ${entries.size + 1}: no name, or there twice`);
            entries.set(entry.id, entry);
          },
        });
      } catch (error) {
        if (!(error instanceof UnListError)) throw error;
        return { ok: false, problem: error.problem, place: error.place };
      }
      if (entries.size === 0) return { ok: false, problem: 'empty', place: 'no record' };
      return { ok: true, publishedAt, entries: [...entries.values()] };
    },
  };
}

function generatedAt(attributes: Readonly<Record<string, string>>): number {
  const root = unRoot.safeParse(attributes);
  if (!root.success) throw new UnListError('malformed', 'dateGenerated');
  return Date.parse(root.data.dateGenerated);
}
