import type { OwnVetting } from '@countersign/contracts/vetting/vetting';
import { and, eq, isNull } from '@countersign/db/query';
import { licences } from '@countersign/db/schema/vetting';
import { formatInstant } from '@countersign/domain/time/instant';
import type { VettingStatement } from '@countersign/domain/vetting/statement';
import { partnerStateOf } from '@countersign/domain/vetting/vetting';
import type { ServiceContext, Transaction } from '../context.ts';
import { lastStatement, lastStatementOfPartner, type StatementRow } from './load.internal.ts';
import type { VettingRead } from './present.internal.ts';
import { statementOf } from './statement-of.internal.ts';

/** All that the partner's own people are told; it is the same whatever was found. */
export async function presentOwn(ctx: ServiceContext, tx: Transaction, found: VettingRead): Promise<OwnVetting> {
  const { vetting, program } = found;
  const stated =
    (await lastStatement(ctx, tx, vetting.id)) ?? (await lastStatementOfPartner(ctx, tx, vetting.partnerId));
  return {
    id: vetting.id,
    program,
    state: partnerStateOf(vetting.status),
    asked: vetting.asked,
    text: vetting.askedText,
    until: vetting.askedUntil === null ? null : formatInstant(vetting.askedUntil),
    revision: vetting.revision,
    statement: stated && statementOf({ ...stated.statement, licences: await licencesToState(ctx, tx, found, stated) }),
  };
}

/** To begin with: those on file, as far as they are known by now, rather than those that were stated years ago. */
async function licencesToState(
  ctx: ServiceContext,
  tx: Transaction,
  { vetting }: VettingRead,
  stated: StatementRow,
): Promise<VettingStatement['licences']> {
  if (vetting.revision > 0) return stated.statement.licences;
  const rows = await tx
    .select()
    .from(licences)
    .where(
      and(eq(licences.tenantId, ctx.tenantId), eq(licences.partnerId, vetting.partnerId), isNull(licences.replacedAt)),
    )
    .orderBy(licences.recordedAt, licences.id);
  return rows.map(({ kind, jurisdiction, regulator, number, validFrom, expiresOn, fileId }) => ({
    kind,
    jurisdiction,
    regulator,
    number,
    validFrom,
    expiresOn,
    fileId,
  }));
}
