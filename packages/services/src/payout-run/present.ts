import type { PayoutRun } from '@countersign/contracts/payout-run/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { payoutRuns } from '@countersign/db/schema/payout';
import { members } from '@countersign/db/schema/people';
import { programs } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { presentSigned } from '../statement/signed-money.ts';

/** One run, or `not_found`. */
export async function presentRun(ctx: ServiceContext, tx: Transaction, id: string): Promise<PayoutRun> {
  const [shown] = await presentRuns(ctx, tx, [id]);
  if (!shown) throw notFound('payout run');
  return shown;
}

/** Runs by id, in the order asked for. */
export async function presentRuns(ctx: ServiceContext, tx: Transaction, ids: readonly string[]): Promise<PayoutRun[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ run: payoutRuns, programName: programs.name, entityName: legalEntities.name })
    .from(payoutRuns)
    .innerJoin(programs, and(eq(programs.tenantId, payoutRuns.tenantId), eq(programs.id, payoutRuns.programId)))
    .innerJoin(
      legalEntities,
      and(eq(legalEntities.tenantId, payoutRuns.tenantId), eq(legalEntities.id, payoutRuns.legalEntityId)),
    )
    .where(and(eq(payoutRuns.tenantId, ctx.tenantId), inArray(payoutRuns.id, [...ids])));
  const persons = [...new Set(rows.flatMap(({ run }) => [...run.makers, ...run.approvedByPersons]))];
  const people =
    persons.length === 0
      ? []
      : await tx
          .select({ personId: members.personId, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.personId, persons)));
  const names = (ofPersons: readonly string[]) =>
    ofPersons.flatMap((personId) => people.find((person) => person.personId === personId)?.name ?? []);
  const at = (instant: number | null) => (instant === null ? null : formatInstant(instant));
  const shown = new Map(
    rows.map(({ run, programName, entityName }): [string, PayoutRun] => [
      run.id,
      {
        id: run.id,
        number: run.number,
        programId: run.programId,
        programName,
        legalEntity: { id: run.legalEntityId, name: entityName },
        rail: run.rail,
        currency: run.currency,
        payOn: run.payOn,
        status: run.status,
        caseId: run.caseId,
        listHash: run.listHash,
        preparedBy: names(run.makers),
        approvedBy: names(run.approvedByPersons),
        total: presentSigned(run.totalMinor, run.currency),
        payoutCount: run.payoutCount,
        heldCount: run.heldCount,
        hasFile: run.status === 'released' || run.status === 'settled',
        revision: run.revision,
        releasedAt: at(run.releasedAt),
        settledAt: at(run.settledAt),
        createdAt: formatInstant(run.createdAt),
      },
    ]),
  );
  return ids.flatMap((id) => shown.get(id) ?? []);
}
