import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from '@countersign/db/query';
import { applications, publicLinks } from '@countersign/db/schema/application';
import { files, messages } from '@countersign/db/schema/case';
import { dataRequests } from '@countersign/db/schema/data-request';
import { prospects } from '@countersign/db/schema/prospect';
import { screeningSubjects, screenings } from '@countersign/db/schema/screening';
import { partners } from '@countersign/db/schema/tenant';
import { type RetentionKind, retentionKinds } from '@countersign/domain/data-request/retention';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { eraseApplications } from '../data-request/areas/application.ts';
import { emptied } from '../data-request/areas/mail.ts';
import { eraseProspects } from '../data-request/areas/prospect.ts';
import { eraseFiles } from '../file/erase-files.ts';
import { destroySubjectKeys } from '../subject-key/destroy.ts';
import { read, transact } from '../transact.ts';
import { retentionDays } from './days.internal.ts';

const atOnceMax = 200;

export type Erased = Readonly<Record<RetentionKind | 'answered_request', number>>;

/**
 * Erases what is kept no longer, some of each kind at a time. A day that was missed is made up by the next; one that runs
 * twice finds nothing more. What it erased leaves a row by kind and count.
 */
export async function scanRetention(ctx: ServiceContext): Promise<Erased> {
  const counts: Record<string, number> = {};
  for (const kind of retentionKinds) counts[kind] = await eraseDue(ctx, kind);
  counts['answered_request'] = await transact(ctx, (tx) => forgetAnswered(ctx, tx));
  return counts as Erased;
}

async function eraseDue(ctx: ServiceContext, kind: RetentionKind): Promise<number> {
  const before = ctx.now() - (await read(ctx, (tx) => retentionDays(ctx, tx, kind))) * millisecondsPerDay;
  switch (kind) {
    case 'closed_application':
      return transact(ctx, (tx) => eraseClosedApplications(ctx, tx, before));
    case 'dismissed_prospect':
      return transact(ctx, (tx) => eraseDismissedProspects(ctx, tx, before));
    case 'ended_screening':
      return transact(ctx, (tx) => removeEndedScreenings(ctx, tx, before));
    case 'mail':
      return transact(ctx, (tx) => emptyMails(ctx, tx, before));
    case 'application_file':
      return eraseFilesWhere(ctx, kind, and(isNotNull(files.applicationId), lt(files.createdAt, before)));
    case 'import_file':
      return eraseFilesWhere(ctx, kind, and(eq(files.purpose, 'import'), lt(files.createdAt, before)));
    case 'export_file':
      return eraseFilesWhere(ctx, kind, and(eq(files.purpose, 'export'), lt(files.createdAt, before)));
    case 'vetting_file':
      return eraseFilesWhere(
        ctx,
        kind,
        and(
          eq(files.purpose, 'evidence'),
          isNull(files.dealId),
          lt(files.createdAt, before),
          sql`exists (select 1 from ${partners} where ${partners.tenantId} = ${files.tenantId} and ${partners.id} = ${files.partnerId} and ${partners.status} <> 'active')`,
        ),
      );
    default:
      return kind satisfies never;
  }
}

async function told(ctx: ServiceContext, tx: Transaction, kind: string, count: number): Promise<number> {
  if (count > 0)
    await recordAudit(ctx, tx, {
      action: 'retention.erased',
      subjectKind: 'retention_rule',
      subjectId: kind,
      facts: { count },
    });
  return count;
}

async function eraseClosedApplications(ctx: ServiceContext, tx: Transaction, before: number): Promise<number> {
  const rows = await tx
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.tenantId, ctx.tenantId),
        isNull(applications.erasedAt),
        inArray(applications.status, ['rejected', 'withdrawn', 'expired']),
        lt(applications.changedAt, before),
      ),
    )
    .orderBy(asc(applications.changedAt))
    .limit(atOnceMax)
    .for('update', { skipLocked: true });
  await eraseApplications(ctx, tx, { rows, barred: new Set(), basis: 'closed_application' });
  return told(ctx, tx, 'closed_application', rows.length);
}

async function eraseDismissedProspects(ctx: ServiceContext, tx: Transaction, before: number): Promise<number> {
  const rows = await tx
    .select({ id: prospects.id })
    .from(prospects)
    .where(
      and(
        eq(prospects.tenantId, ctx.tenantId),
        isNull(prospects.erasedAt),
        inArray(prospects.status, ['dismissed', 'expired']),
        lt(prospects.changedAt, before),
      ),
    )
    .orderBy(asc(prospects.changedAt))
    .limit(atOnceMax)
    .for('update', { skipLocked: true });
  await eraseProspects(ctx, tx, {
    rows: rows.map(({ id }) => ({ id, isNamedSo: true })),
    basis: 'dismissed_prospect',
  });
  return told(ctx, tx, 'dismissed_prospect', rows.length);
}

/** Of partners that are partners no more; those that are under contract go on being screened. */
async function removeEndedScreenings(ctx: ServiceContext, tx: Transaction, before: number): Promise<number> {
  const later = sql`exists (select 1 from ${screenings} where ${screenings.tenantId} = ${screeningSubjects.tenantId}
    and ${screenings.subjectId} = ${screeningSubjects.id} and ${screenings.at} >= ${new Date(before).toISOString()}::timestamptz)`;
  const standing = sql`exists (select 1 from ${partners} where ${partners.tenantId} = ${screeningSubjects.tenantId}
    and ${partners.id} = ${screeningSubjects.partnerId} and ${partners.status} = 'active')`;
  const rows = await tx
    .select({ id: screeningSubjects.id })
    .from(screeningSubjects)
    .where(
      and(
        eq(screeningSubjects.tenantId, ctx.tenantId),
        lt(screeningSubjects.createdAt, before),
        sql`not ${later}`,
        sql`not ${standing}`,
      ),
    )
    .orderBy(asc(screeningSubjects.id))
    .limit(atOnceMax);
  if (rows.length === 0) return 0;
  const ids = sql.param(rows.map(({ id }) => id));
  await tx.execute(sql`select remove_screenings(${ctx.tenantId}, ${ids}::text[])`);
  return told(ctx, tx, 'ended_screening', rows.length);
}

async function emptyMails(ctx: ServiceContext, tx: Transaction, before: number): Promise<number> {
  const due = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, ctx.tenantId),
        ne(messages.status, 'waiting'),
        ne(messages.recipient, ''),
        lt(messages.createdAt, before),
      ),
    )
    .orderBy(asc(messages.createdAt))
    .limit(atOnceMax * 5);
  if (due.length === 0) return 0;
  await tx
    .update(messages)
    .set(emptied)
    .where(
      and(
        eq(messages.tenantId, ctx.tenantId),
        inArray(
          messages.id,
          due.map(({ id }) => id),
        ),
      ),
    );
  return told(ctx, tx, 'mail', due.length);
}

async function eraseFilesWhere(ctx: ServiceContext, kind: RetentionKind, which: SQL | undefined): Promise<number> {
  const rows = await read(ctx, (tx) =>
    tx
      .select({ id: files.id })
      .from(files)
      .where(and(eq(files.tenantId, ctx.tenantId), isNull(files.erasedAt), which))
      .orderBy(asc(files.createdAt))
      .limit(atOnceMax),
  );
  const erased = await eraseFiles(
    ctx,
    rows.map(({ id }) => id),
  );
  return erased === 0 ? 0 : transact(ctx, (tx) => told(ctx, tx, kind, erased));
}

/** An erasure is over when its last mail has gone out: then nothing says any more who had asked. */
async function forgetAnswered(ctx: ServiceContext, tx: Transaction): Promise<number> {
  const rows = await tx
    .select({ id: dataRequests.id })
    .from(dataRequests)
    .where(
      and(
        eq(dataRequests.tenantId, ctx.tenantId),
        eq(dataRequests.kind, 'erasure'),
        eq(dataRequests.status, 'done'),
        or(isNotNull(dataRequests.sealed), isNotNull(dataRequests.emailLookup)),
        sql`not exists (select 1 from ${messages} where ${messages.tenantId} = ${dataRequests.tenantId}
          and ${messages.key} = 'data-request/' || ${dataRequests.id} || '/data_erased' and ${messages.status} = 'waiting')`,
      ),
    )
    .limit(atOnceMax);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await destroySubjectKeys(ctx, tx, { subjectIds: ids, basis: 'answered_request' });
  await tx
    .update(dataRequests)
    .set({ sealed: null, emailLookup: null })
    .where(and(eq(dataRequests.tenantId, ctx.tenantId), inArray(dataRequests.id, ids)));
  await tx
    .update(messages)
    .set(emptied)
    .where(
      and(
        eq(messages.tenantId, ctx.tenantId),
        or(...ids.map((id) => sql`starts_with(${messages.key}, ${`data-request/${id}/`})`)),
      ),
    );
  await tx.delete(publicLinks).where(and(eq(publicLinks.tenantId, ctx.tenantId), inArray(publicLinks.subjectId, ids)));
  return ids.length;
}
