import { createHash } from 'node:crypto';
import { and, eq, inArray } from '@countersign/db/query';
import { dataRequests } from '@countersign/db/schema/data-request';
import { programs } from '@countersign/db/schema/tenant';
import {
  answerDueOn,
  type DataRequestKind,
  type IdentityMethod,
  type RequestSubjectKind,
} from '@countersign/domain/data-request/data-request';
import { civilDate } from '@countersign/domain/time/civil-date';
import { AppError } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import { civilDateIn, instantAt } from '../calendar/zone.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { lookupOf } from '../subject-key/lookup.ts';
import { sealFor } from '../subject-key/seal.ts';
import { mailPerson } from './mail-person.internal.ts';
import type { Asking, RequestRow } from './sealed-request.internal.ts';

export interface OpenRequest {
  readonly kind: DataRequestKind;
  readonly programId: string;
  readonly subjectKind: RequestSubjectKind;
  readonly subjectId: string | null;
  readonly asking: Asking;
  readonly locale: string;
  readonly identityMethod: IdentityMethod | null;
  /** Who of the staff wrote it down; decides on nothing of it. */
  readonly recordedBy: string | null;
  /** The person itself, where it is known as one. */
  readonly personId: string | null;
  readonly action: string;
}

/**
 * Writes a request down and puts it before the people whom the policy names; the month runs from now. `conflict` while
 * the same person waits for an answer to the same.
 */
export async function openRequest(ctx: ServiceContext, tx: Transaction, open: OpenRequest): Promise<RequestRow> {
  const emailLookup = (await lookupOf(ctx, tx))('email', open.asking.email);
  await requireNoneOpen(ctx, tx, { kind: open.kind, emailLookup });
  const [program] = await tx
    .select({ id: programs.id, zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, open.programId)));
  if (!program) throw notFound('program', 'programId');
  const id = ctx.ids.next('dsr');
  const last = await takeNumbers(ctx, tx, { sequence: 'data-request', count: 1 });
  const number = `DR-${String(last).padStart(5, '0')}`;
  const { kind, subjectKind, subjectId } = open;
  const caseId = await openReviewedCase(ctx, tx, {
    process: 'data-request',
    programId: program.id,
    subjectId: id,
    number,
    title: number,
    hash: createHash('sha256').update(canonicalJson({ kind, emailLookup })).digest('hex'),
    makers: [open.recordedBy, open.personId].flatMap((one) => one ?? []),
    origin: open.recordedBy === null ? 'portal' : 'staff',
    card: { facts: { kind } },
  });
  const dueAt = answerDueAt(program.zone, ctx.now(), false);
  const [row] = await tx
    .insert(dataRequests)
    .values({
      tenantId: ctx.tenantId,
      id,
      number,
      kind,
      status: 'in_review',
      programId: program.id,
      subjectKind,
      subjectId,
      sealed: await sealFor(ctx, tx, id, open.asking),
      emailLookup,
      locale: open.locale,
      recordedByPerson: open.recordedBy,
      identityMethod: open.identityMethod,
      identityByPerson: open.identityMethod === null ? null : open.recordedBy,
      identityAt: open.identityMethod === null ? null : ctx.now(),
      receivedAt: ctx.now(),
      dueAt,
      caseId,
      revision: 1,
    })
    .returning();
  if (!row) throw new Error('the request was not kept');
  await mailPerson(ctx, tx, { kind: 'data_request_received', row, asking: open.asking, facts: { dueAt } });
  await recordAudit(ctx, tx, {
    action: open.action,
    subjectKind: 'data_request',
    subjectId: id,
    caseId,
    facts: { number, kind, subjectKind, subjectId },
  });
  return row;
}

const lastSecond = 24 * 60 * 60 - 1;

/** The end of the last day on which the answer is in time, in the program's zone. */
export function answerDueAt(zone: string, receivedAt: number, isExtended: boolean): number {
  const date = answerDueOn(civilDate(civilDateIn(zone, receivedAt)), isExtended);
  return instantAt({ zone, date, seconds: lastSecond });
}

async function requireNoneOpen(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly kind: DataRequestKind; readonly emailLookup: string },
): Promise<void> {
  const [waiting] = await tx
    .select({ number: dataRequests.number })
    .from(dataRequests)
    .where(
      and(
        eq(dataRequests.tenantId, ctx.tenantId),
        eq(dataRequests.emailLookup, of.emailLookup),
        eq(dataRequests.kind, of.kind),
        inArray(dataRequests.status, ['in_review', 'carrying_out']),
      ),
    );
  if (waiting)
    throw new AppError('conflict', {
      detail: `Request ${waiting.number} asks for the same and waits for its answer.`,
      facts: { number: waiting.number },
    });
}
