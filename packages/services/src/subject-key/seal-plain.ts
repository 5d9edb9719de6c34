import { and, asc, eq, isNotNull, isNull, or, sql } from '@countersign/db/query';
import {
  applicationIdentities,
  applicationRevisions,
  applications,
  joinRequests,
} from '@countersign/db/schema/application';
import { prospectEvents, prospects } from '@countersign/db/schema/prospect';
import { checks, vettingStatements } from '@countersign/db/schema/vetting';
import { openApplications, sealAnswers, sealApplicant } from '../apply/sealed-application.internal.ts';
import { openJoins, sealJoiner } from '../apply/sealed-join.internal.ts';
import { sealFindings } from '../check/sealed-check.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { openProspects, sealContacts } from '../prospect/sealed-prospect.internal.ts';
import { transact } from '../transact.ts';
import { sealStatement } from '../vetting/sealed-statement.internal.ts';
import { lookupOf } from './lookup.ts';
import { sealFor } from './seal.ts';

const chunk = 200;

type SealChunk = (ctx: ServiceContext, tx: Transaction) => Promise<number>;

/**
 * Seals what rows from before sealing hold in the open, some at a time, each in a transaction of its own, and gives how
 * many there were. Rows that are sealed are left alone, so that it may be stopped, run again, and run twice at once.
 */
export async function sealPlain(ctx: ServiceContext): Promise<number> {
  let sealed = 0;
  for (const seal of [
    sealApplications,
    sealRevisions,
    sealIdentities,
    sealJoins,
    sealProspects,
    sealProspectEvents,
    sealStatements,
    sealChecks,
  ] satisfies SealChunk[]) {
    for (;;) {
      const count = await transact(ctx, (tx) => seal(ctx, tx));
      sealed += count;
      if (count < chunk) break;
    }
  }
  return sealed;
}

const sealApplications: SealChunk = async (ctx, tx) => {
  const rows = await tx
    .select()
    .from(applications)
    .where(and(eq(applications.tenantId, ctx.tenantId), isNotNull(applications.plainEmail)))
    .orderBy(asc(applications.id))
    .limit(chunk)
    .for('update', { skipLocked: true });
  for (const row of await openApplications(ctx, tx, rows))
    await tx
      .update(applications)
      .set(await sealApplicant(ctx, tx, row.id, row))
      .where(and(eq(applications.tenantId, ctx.tenantId), eq(applications.id, row.id)));
  return rows.length;
};

const sealRevisions: SealChunk = async (ctx, tx) => {
  const rows = await tx
    .select()
    .from(applicationRevisions)
    .where(and(eq(applicationRevisions.tenantId, ctx.tenantId), isNotNull(applicationRevisions.plainAnswers)))
    .limit(chunk);
  for (const { applicationId, revision, plainAnswers } of rows)
    await tx
      .update(applicationRevisions)
      .set(await sealAnswers(ctx, tx, applicationId, plainAnswers ?? {}))
      .where(
        and(
          eq(applicationRevisions.tenantId, ctx.tenantId),
          eq(applicationRevisions.applicationId, applicationId),
          eq(applicationRevisions.revision, revision),
        ),
      );
  return rows.length;
};

/** What is no hash yet: hashes are 64 digits of hexadecimal. */
const sealIdentities: SealChunk = async (ctx, tx) => {
  const rows = await tx
    .select()
    .from(applicationIdentities)
    .where(
      and(eq(applicationIdentities.tenantId, ctx.tenantId), sql`${applicationIdentities.value} !~ '^[0-9a-f]{64}$'`),
    )
    .limit(chunk);
  if (rows.length === 0) return 0;
  const lookup = await lookupOf(ctx, tx);
  for (const { applicationId, kind, value } of rows) {
    await tx
      .insert(applicationIdentities)
      .values({ tenantId: ctx.tenantId, applicationId, kind, value: lookup(kind, value) })
      .onConflictDoNothing();
    await tx
      .delete(applicationIdentities)
      .where(
        and(
          eq(applicationIdentities.tenantId, ctx.tenantId),
          eq(applicationIdentities.applicationId, applicationId),
          eq(applicationIdentities.kind, kind),
          eq(applicationIdentities.value, value),
        ),
      );
  }
  return rows.length;
};

const sealJoins: SealChunk = async (ctx, tx) => {
  const rows = await tx
    .select()
    .from(joinRequests)
    .where(and(eq(joinRequests.tenantId, ctx.tenantId), isNotNull(joinRequests.plainEmail)))
    .limit(chunk)
    .for('update', { skipLocked: true });
  for (const row of await openJoins(ctx, tx, rows))
    await tx
      .update(joinRequests)
      .set(await sealJoiner(ctx, tx, row.id, row))
      .where(and(eq(joinRequests.tenantId, ctx.tenantId), eq(joinRequests.id, row.id)));
  return rows.length;
};

const sealProspects: SealChunk = async (ctx, tx) => {
  const rows = await tx
    .select()
    .from(prospects)
    .where(
      and(
        eq(prospects.tenantId, ctx.tenantId),
        or(
          isNotNull(prospects.plainContactName),
          isNotNull(prospects.plainContactEmail),
          isNotNull(prospects.plainNextStep),
        ),
      ),
    )
    .limit(chunk)
    .for('update', { skipLocked: true });
  const opened = await openProspects(ctx, tx, rows);
  const sealed = await sealContacts(ctx, tx, opened);
  for (const [index, { id }] of opened.entries())
    await tx
      .update(prospects)
      .set(sealed[index] ?? {})
      .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, id)));
  return rows.length;
};

const sealProspectEvents: SealChunk = async (ctx, tx) => {
  const rows = await tx
    .select()
    .from(prospectEvents)
    .where(and(eq(prospectEvents.tenantId, ctx.tenantId), isNotNull(prospectEvents.plainText)))
    .limit(chunk);
  for (const { id, prospectId, plainText } of rows)
    await tx
      .update(prospectEvents)
      .set({ sealed: await sealFor(ctx, tx, prospectId, plainText), plainText: null })
      .where(and(eq(prospectEvents.tenantId, ctx.tenantId), eq(prospectEvents.id, id)));
  return rows.length;
};

const sealStatements: SealChunk = async (ctx, tx) => {
  const rows = await tx
    .select()
    .from(vettingStatements)
    .where(and(eq(vettingStatements.tenantId, ctx.tenantId), isNotNull(vettingStatements.plainStatement)))
    .limit(chunk);
  for (const { vettingId, revision, plainStatement: statement, plainStatedBy: statedBy } of rows) {
    if (!statement || !statedBy) throw new Error(`a statement of ${vettingId} says not who made it`);
    await tx
      .update(vettingStatements)
      .set(await sealStatement(ctx, tx, vettingId, { statement, statedBy }))
      .where(
        and(
          eq(vettingStatements.tenantId, ctx.tenantId),
          eq(vettingStatements.vettingId, vettingId),
          eq(vettingStatements.revision, revision),
        ),
      );
  }
  return rows.length;
};

const sealChecks: SealChunk = async (ctx, tx) => {
  const rows = await tx
    .select()
    .from(checks)
    .where(
      and(
        eq(checks.tenantId, ctx.tenantId),
        isNull(checks.sealed),
        or(
          sql`${checks.plainInput} <> '{}'::jsonb`,
          sql`${checks.plainResult} <> '{}'::jsonb`,
          isNotNull(checks.plainNote),
        ),
      ),
    )
    .limit(chunk)
    .for('update', { skipLocked: true });
  for (const { id, vettingId, plainInput: input, plainResult: result, plainNote: note } of rows)
    await tx
      .update(checks)
      .set(await sealFindings(ctx, tx, vettingId, { input, result, note }))
      .where(and(eq(checks.tenantId, ctx.tenantId), eq(checks.id, id)));
  return rows.length;
};
