import { and, asc, eq, isNotNull, isNull, lte, sql } from '@countersign/db/query';
import {
  agreementAcceptances,
  agreementConsents,
  agreementProposals,
  agreements,
  agreementVersions,
} from '@countersign/db/schema/agreement';
import { consentReminderDays } from '@countersign/domain/agreement/agreement';
import { addDays, type CivilDate, civilDate, daysBetween } from '@countersign/domain/time/civil-date';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { placeHolds } from '../hold/place-holds.ts';
import { transact } from '../transact.ts';
import { settleConsent } from './accept.ts';
import { type ConsentRow, mailOwners } from './ask.internal.ts';
import { askWhoIsMissing } from './ask-missing.ts';
import { todayIn, type VersionRow } from './standing.internal.ts';

const atOnceMax = 200;

export interface ScannedAgreements {
  readonly asked: number;
  readonly reminded: number;
  readonly deemed: number;
  readonly overdue: number;
}

const nothing: ScannedAgreements = { asked: 0, reminded: 0, deemed: 0, overdue: 0 };

/**
 * What came due with a tenant's agreements: partners that have not been asked yet are, those that have not answered are
 * reminded, and where the notice has passed its version says what happens. It goes by what stands in the rows, so a day
 * that was missed is made up, and a turn that runs twice changes nothing more.
 */
export async function scanAgreements(ctx: ServiceContext, onChunk: () => void = () => {}): Promise<ScannedAgreements> {
  const programs = await transact(ctx, (tx) =>
    tx.selectDistinct({ id: agreements.programId }).from(agreements).where(eq(agreements.tenantId, ctx.tenantId)),
  );
  let total = nothing;
  for (const { id } of programs) {
    for (const turn of [askMissing, lookAtWaiting]) {
      for (let isFull = true; isFull; ) {
        const { isFull: more, ...counts } = await transact(ctx, (tx) => turn(ctx, tx, id));
        total = sum(total, counts);
        isFull = more;
        onChunk();
      }
    }
  }
  return total;
}

type Turn = ScannedAgreements & { readonly isFull: boolean };

function sum(one: ScannedAgreements, other: ScannedAgreements): ScannedAgreements {
  return {
    asked: one.asked + other.asked,
    reminded: one.reminded + other.reminded,
    deemed: one.deemed + other.deemed,
    overdue: one.overdue + other.overdue,
  };
}

async function askMissing(ctx: ServiceContext, tx: Transaction, programId: string): Promise<Turn> {
  const inForce = await tx
    .select({ agreement: agreements, version: agreementVersions })
    .from(agreements)
    .innerJoin(
      agreementVersions,
      and(eq(agreementVersions.tenantId, agreements.tenantId), eq(agreementVersions.agreementId, agreements.id)),
    )
    .where(
      and(
        eq(agreements.tenantId, ctx.tenantId),
        eq(agreements.programId, programId),
        eq(agreementVersions.status, 'in_force'),
        isNull(agreementVersions.partnerId),
      ),
    );
  let asked = 0;
  for (const each of inForce) asked += await askWhoIsMissing(ctx, tx, { ...each, limit: atOnceMax - asked });
  return { ...nothing, asked, isFull: asked >= atOnceMax };
}

/** Those whose time is near or past, and of whom more is to be said than was. */
async function lookAtWaiting(ctx: ServiceContext, tx: Transaction, programId: string): Promise<Turn> {
  const today = await todayIn(ctx, tx, programId);
  const rows = await tx
    .select({ consent: agreementConsents, version: agreementVersions })
    .from(agreementConsents)
    .innerJoin(
      agreementVersions,
      and(
        eq(agreementVersions.tenantId, agreementConsents.tenantId),
        eq(agreementVersions.id, agreementConsents.versionId),
      ),
    )
    .where(
      and(
        eq(agreementConsents.tenantId, ctx.tenantId),
        eq(agreementConsents.programId, programId),
        eq(agreementConsents.status, 'open'),
        isNotNull(agreementConsents.dueOn),
        lte(agreementConsents.dueOn, addDays(today, consentReminderDays[0])),
        sql`(${agreementConsents.dueOn} < ${today} or ${agreementConsents.mailed} < ${expected(today)})`,
        sql`not exists (select 1 from ${agreementProposals} p where p.tenant_id = ${agreementConsents.tenantId}
          and p.consent_id = ${agreementConsents.id} and p.status = 'in_review')`,
      ),
    )
    .orderBy(asc(agreementConsents.dueOn), asc(agreementConsents.id))
    .limit(atOnceMax)
    .for('update', { of: agreementConsents, skipLocked: true });
  let counts = nothing;
  for (const { consent, version } of rows) {
    if (consent.dueOn === null) continue;
    const isPast = consent.dueOn < today;
    if (!isPast) await remind(ctx, tx, { consent, version, today });
    else if (version.onSilence === 'continues') await deem(ctx, tx, consent, version);
    else await hold(ctx, tx, consent, version);
    counts = sum(counts, {
      ...nothing,
      ...(isPast ? (version.onSilence === 'continues' ? { deemed: 1 } : { overdue: 1 }) : { reminded: 1 }),
    });
  }
  return { ...counts, isFull: rows.length === atOnceMax };
}

/** How many mails should have gone out by today: the first one, and one for each day of reminding that has come. */
function expected(today: CivilDate) {
  const passed = consentReminderDays.map(
    (days) => sql`(case when ${agreementConsents.dueOn} <= ${addDays(today, days)} then 1 else 0 end)`,
  );
  return sql`1 + ${sql.join(passed, sql` + `)}`;
}

async function remind(
  ctx: ServiceContext,
  tx: Transaction,
  {
    consent,
    version,
    today,
  }: { readonly consent: ConsentRow; readonly version: VersionRow; readonly today: CivilDate },
): Promise<void> {
  const left = daysBetween(today, civilDate(consent.dueOn ?? today));
  const mailed = 1 + consentReminderDays.filter((days) => left <= days).length;
  const [changed] = await tx.update(agreementConsents).set({ mailed }).where(one(ctx, consent)).returning();
  if (changed) await mailOwners(ctx, tx, { consent: changed, version, kind: 'agreement_reminder' });
}

async function deem(ctx: ServiceContext, tx: Transaction, consent: ConsentRow, version: VersionRow): Promise<void> {
  const [text] = version.texts;
  if (!text) throw new Error(`agreement version ${version.id} has no text`);
  const acceptanceId = ctx.ids.next('acc');
  await tx.insert(agreementAcceptances).values({
    tenantId: ctx.tenantId,
    id: acceptanceId,
    consentId: consent.id,
    versionId: version.id,
    partnerId: consent.partnerId,
    isDeemed: true,
    language: text.language,
    sha256: text.sha256,
    at: ctx.now(),
  });
  await settleConsent(ctx, tx, { consent, status: 'deemed', acceptanceId });
  await recordAudit(ctx, tx, {
    action: 'agreement.deem',
    subjectKind: 'agreement_acceptance',
    subjectId: acceptanceId,
    facts: { partnerId: consent.partnerId, versionId: version.id, version: version.version, dueOn: consent.dueOn },
  });
}

async function hold(ctx: ServiceContext, tx: Transaction, consent: ConsentRow, version: VersionRow): Promise<void> {
  const [changed] = await tx
    .update(agreementConsents)
    .set({ status: 'overdue', mailed: consent.mailed + 1 })
    .where(one(ctx, consent))
    .returning();
  if (!changed) return;
  await placeHolds(ctx, tx, {
    partnerId: consent.partnerId,
    held: ['new_deals', 'payouts'],
    reason: 'terms_not_accepted',
    sourceId: consent.id,
  });
  await mailOwners(ctx, tx, { consent: changed, version, kind: 'agreement_overdue' });
}

function one(ctx: ServiceContext, consent: ConsentRow) {
  return and(eq(agreementConsents.tenantId, ctx.tenantId), eq(agreementConsents.id, consent.id));
}
