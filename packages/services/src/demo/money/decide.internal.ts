import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { type Instant, millisecondsPerHour } from '@countersign/domain/time/instant';
import { type PastActs, restoreCase } from '../../case/restore.ts';
import type { ServiceContext } from '../../context.ts';
import { read } from '../../transact.ts';
import type { MemberActor } from '../people.internal.ts';

/** Who approves what: people from finance one after the other, and the director where the amount asks for it. */
export interface Approvers {
  readonly finance: readonly MemberActor[];
  readonly director: MemberActor;
}

/** Tells the review of what was just prepared: approved from an instant on, or left as it is where there is none. */
export async function tellReview(
  ctx: ServiceContext,
  about: {
    readonly subjectId: string;
    readonly approvedFrom: Instant | null;
    readonly approvers: Approvers;
    readonly until: Instant;
  },
): Promise<void> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.subjectId, about.subjectId))),
  );
  if (!row) throw new Error(`nobody was asked about ${about.subjectId}`);
  await restoreCase(ctx, { caseId: row.id, acts: actsOf(about), until: about.until });
}

function actsOf(about: Parameters<typeof tellReview>[1]): PastActs {
  const { approvedFrom, approvers } = about;
  let told = 0;
  return (state) => {
    if (approvedFrom === null || state.task === null) return null;
    const by = state.task.step === 'director' ? approvers.director : approvers.finance[told % approvers.finance.length];
    if (!by) throw new Error('nobody approves');
    const at = approvedFrom + told * 2 * millisecondsPerHour;
    told += 1;
    return {
      at,
      by: { kind: by.kind, id: by.id, personId: by.personId, name: by.name },
      kind: 'decide',
      facts: { outcome: 'approve' },
      payload: { authority: 'role', reason: null, text: null, internalNote: null, fields: null },
    };
  };
}
