import type { DataRequest, DataRequestSummary, OwnDataRequest } from '@countersign/contracts/data-request/operations';
import { and, eq, type SQL } from '@countersign/db/query';
import { dataRequests } from '@countersign/db/schema/data-request';
import { members } from '@countersign/db/schema/people';
import { programs } from '@countersign/db/schema/tenant';
import type { HeldArea } from '@countersign/domain/data-request/area';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { planOf } from './areas.ts';
import { obstaclesTo } from './obstacles.ts';
import { findPerson } from './person.ts';
import { askingOf, type RequestRow } from './sealed-request.internal.ts';

export function selectRequests(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ row: dataRequests, programName: programs.name })
    .from(dataRequests)
    .innerJoin(programs, and(eq(programs.tenantId, dataRequests.tenantId), eq(programs.id, dataRequests.programId)))
    .where(where)
    .$dynamic();
}
type Found = Awaited<ReturnType<typeof selectRequests>>[number];

const orNull = (at: number | null) => (at === null ? null : formatInstant(at));

export function presentSummary({ row, programName }: Found): DataRequestSummary {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    subjectKind: row.subjectKind,
    programName,
    caseId: row.caseId,
    receivedAt: formatInstant(row.receivedAt),
    dueAt: formatInstant(row.dueAt),
    isExtended: row.extendedAt !== null,
    identityMethod: row.identityMethod,
    doneAt: orNull(row.doneAt),
  };
}

/** One request with what is held now, or was when it was carried out. */
export async function presentRequest(ctx: ServiceContext, tx: Transaction, id: string): Promise<DataRequest> {
  const [found] = await selectRequests(tx, and(eq(dataRequests.tenantId, ctx.tenantId), eq(dataRequests.id, id)));
  if (!found) throw notFound('data request');
  const { row } = found;
  const asking = await askingOf(ctx, tx, row);
  const isWaiting = row.status === 'in_review' || row.status === 'carrying_out';
  const person = asking !== null && isWaiting ? await findPerson(ctx, tx, asking.email) : null;
  const plan = row.outcome ?? (person === null ? [] : await planOf(ctx, tx, person));
  return {
    ...presentSummary(found),
    person: asking,
    recordedBy: await nameOf(ctx, tx, row.recordedByPerson),
    identityAt: orNull(row.identityAt),
    extensionReason: row.extensionReason,
    plan: plan.map(presentArea),
    obstacles: person === null ? [] : [...(await obstaclesTo(ctx, tx, row, person))],
    fileExpiresAt: standingFile(ctx, row),
    decidedAt: orNull(row.decidedAt),
    revision: row.revision,
  };
}

export function presentOwnRequest(ctx: ServiceContext, row: RequestRow): OwnDataRequest {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    receivedAt: formatInstant(row.receivedAt),
    dueAt: formatInstant(row.dueAt),
    isExtended: row.extendedAt !== null,
    fileExpiresAt: standingFile(ctx, row),
  };
}

function standingFile(ctx: ServiceContext, row: RequestRow): string | null {
  return row.fileId !== null && row.fileExpiresAt !== null && row.fileExpiresAt > ctx.now()
    ? formatInstant(row.fileExpiresAt)
    : null;
}

function presentArea({ area, held, erased, kept }: HeldArea): DataRequest['plan'][number] {
  return { area, held, erased, kept: kept.map((one) => ({ ...one, until: orNull(one.until) })) };
}

async function nameOf(ctx: ServiceContext, tx: Transaction, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const [member] = await tx
    .select({ name: members.name })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), eq(members.personId, personId)))
    .limit(1);
  return member?.name ?? null;
}
