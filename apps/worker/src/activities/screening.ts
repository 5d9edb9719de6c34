import { screeningLists } from '@countersign/domain/screening/listed-entry';
import { importList } from '@countersign/services/screening/import-list';
import { rescreen } from '@countersign/services/screening/rescreen';
import { tellRefusedList } from '@countersign/services/screening/tell-refused';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { ScreeningActivities } from '@countersign/workflows/screening/activities';
import { Context } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

const beatEveryMs = 5_000;

export function createScreeningActivities(parts: WorkerParts): ScreeningActivities {
  return {
    refreshScreeningLists: () =>
      whileBeating(async () => {
        const { sources, accepted } = parts.screening;
        const count = { imported: 0, refused: 0 };
        for (const source of sources) {
          const { db, ids, log } = parts;
          const result = await importList({ db, ids, log, now: () => Date.now(), accepted }, source);
          log.info({ ...result, publisher: source.publisher }, 'a screening list was read');
          if (result.outcome === 'imported') count.imported += 1;
          if (result.outcome !== 'refused') continue;
          count.refused += 1;
          for (const tenantId of await listTenantIds(db))
            await tellRefusedList(systemContext(parts, tenantId, 'screening lists'), result);
        }
        return count;
      }),
    rescreenSubjects: () =>
      whileBeating(async () => {
        for (const tenantId of await listTenantIds(parts.db))
          for (const list of screeningLists) await rescreen(systemContext(parts, tenantId, 're-screening'), list);
      }),
  };
}

async function whileBeating<T>(work: () => Promise<T>): Promise<T> {
  const activity = Context.current();
  const timer = setInterval(() => activity.heartbeat(), beatEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
