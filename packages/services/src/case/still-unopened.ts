import { and, eq, inArray } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';

/** Which of these cases were started but have not had their first transition yet. */
export async function stillUnopened(ctx: ServiceContext, caseIds: readonly string[]): Promise<string[]> {
  const rows = await read(ctx, (tx) =>
    tx
      .select({ id: cases.id })
      .from(cases)
      .where(
        and(
          eq(cases.tenantId, ctx.tenantId),
          inArray(cases.id, [...caseIds]),
          eq(cases.seq, 0),
          eq(cases.isOpen, true),
        ),
      ),
  );
  return rows.map(({ id }) => id);
}
