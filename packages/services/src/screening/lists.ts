import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { ListState, screeningOperations } from '@countersign/contracts/screening/operations';
import { desc, eq } from '@countersign/db/query';
import { screeningEditions, screeningImports } from '@countersign/db/schema/screening';
import { type ScreeningList, screeningLists } from '@countersign/domain/screening/listed-entry';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

const editionsShown = 20;

/** Every list there is with its editions, newest first, and the alarm over one that was not taken. */
export function listScreeningLists(ctx: ServiceContext): Promise<OutputOf<(typeof screeningOperations)['lists']>> {
  requirePermission(ctx, 'screening.lists');
  return read(ctx, async (tx) => ({
    items: await Promise.all(screeningLists.map((list) => stateOf(tx, list))),
  }));
}

async function stateOf(tx: Transaction, list: ScreeningList): Promise<ListState> {
  const editions = await tx
    .select()
    .from(screeningEditions)
    .where(eq(screeningEditions.list, list))
    .orderBy(desc(screeningEditions.edition))
    .limit(editionsShown);
  const [last] = await tx
    .select()
    .from(screeningImports)
    .where(eq(screeningImports.list, list))
    .orderBy(desc(screeningImports.at), desc(screeningImports.id))
    .limit(1);
  const [current] = editions;
  return {
    list,
    edition: current?.edition ?? null,
    publishedAt: formatNullable(current?.publishedAt ?? null),
    importedAt: formatNullable(current?.importedAt ?? null),
    checkedAt: formatNullable(last?.at ?? null),
    entries: current?.entries ?? 0,
    names: current?.names ?? 0,
    alarm:
      last?.problem === undefined || last.problem === null
        ? null
        : { problem: last.problem, detail: last.detail, at: formatInstant(last.at) },
    editions: editions.map(({ edition, publishedAt, importedAt, entries, names, added, changed, removed }) => ({
      edition,
      publishedAt: formatNullable(publishedAt),
      importedAt: formatInstant(importedAt),
      entries,
      names,
      added,
      changed,
      removed,
    })),
  };
}

const formatNullable = (at: number | null) => (at === null ? null : formatInstant(at));
