import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { screeningOperations } from '@countersign/contracts/screening/operations';
import { and, eq } from '@countersign/db/query';
import { screeningSubjects } from '@countersign/db/schema/screening';
import { partners } from '@countersign/db/schema/tenant';
import { isCountry } from '@countersign/domain/country/countries';
import { scorerVersion } from '@countersign/domain/screening/score-entry';
import type { ScreeningSubject } from '@countersign/domain/screening/screening-subject';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { hashOf } from './hash.internal.ts';
import { heldLists } from './held-list.internal.ts';
import { mailCompliance } from './mail-compliance.ts';
import { presentResult } from './present.internal.ts';
import { type Subject, settleSubject } from './settle.internal.ts';
import { thresholdsOf } from './thresholds.internal.ts';

type Operation = (typeof screeningOperations)['screen-subject'];

/**
 * Holds somebody against every list that is loaded and keeps the result with its input, editions, thresholds and scorer
 * version. The same reference is the same subject: other facts make its matches new ones, the same facts keep what was
 * decided. A list that is not loaded is named with edition null, and the outcome is then `not_checked` at best.
 */
export async function screenSubject(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'screening.screen-subject');
  const facts = factsOf(body.facts);
  const lists = await heldLists(ctx.db);
  return transact(ctx, async (tx) => {
    if (body.partnerId !== null) await requirePartner(ctx, tx, body.partnerId);
    const thresholds = await thresholdsOf(ctx, tx);
    const { subject, before, hasChanged } = await keepSubject(ctx, tx, { ...body, facts });
    const occasion = before !== null && hasChanged ? 'subject_changed' : 'asked';
    const settled = await settleSubject(ctx, tx, { subject, lists, thresholds, occasion, before });
    if (settled.opened > 0)
      await mailCompliance(ctx, tx, {
        kind: 'screening_matches',
        key: settled.screeningId,
        facts: { count: settled.opened },
        page: '/screening/matches',
      });
    await recordAudit(ctx, tx, {
      action: 'screening.screen-subject',
      subjectKind: 'screening_subject',
      subjectId: subject.id,
      facts: {
        outcome: settled.outcome,
        opened: settled.opened,
        replaced: settled.replaced,
        editions: settled.editions,
      },
    });
    return presentResult(ctx, tx, { subject, settled, thresholds });
  });
}

function factsOf(given: InputOf<Operation>['body']['facts']): ScreeningSubject {
  const countries = given.countries.map((country, at) => {
    if (!isCountry(country)) throw invalidInput({ field: `facts.countries.${at}`, code: 'country_code' });
    return country;
  });
  return { ...given, countries: [...new Set(countries)] };
}

async function requirePartner(ctx: ServiceContext, tx: Transaction, id: string): Promise<void> {
  const [partner] = await tx
    .select({ id: partners.id })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, id)));
  if (!partner) throw notFound('partner', 'partnerId');
}

/** The subject's row, locked, with the facts as they are now. */
async function keepSubject(
  ctx: ServiceContext,
  tx: Transaction,
  given: { readonly reference: string; readonly partnerId: string | null; readonly facts: ScreeningSubject },
): Promise<{ subject: Subject; before: Subject['outcome'] | null; hasChanged: boolean }> {
  const { reference, partnerId, facts } = given;
  const factsHash = hashOf(facts);
  const [made] = await tx
    .insert(screeningSubjects)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('scs'),
      reference,
      partnerId,
      facts,
      factsHash,
      editions: {},
      scorerVersion,
      outcome: 'not_checked',
      screenedAt: ctx.now(),
      createdAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning();
  if (made) return { subject: made, before: null, hasChanged: true };
  const mine = and(eq(screeningSubjects.tenantId, ctx.tenantId), eq(screeningSubjects.reference, reference));
  const [earlier] = await tx.select().from(screeningSubjects).where(mine).for('update');
  if (!earlier) throw new Error(`the subject ${reference} is neither new nor there`);
  const hasChanged = earlier.factsHash !== factsHash;
  const [subject] = await tx.update(screeningSubjects).set({ facts, factsHash, partnerId }).where(mine).returning();
  if (!subject) throw new Error(`the subject ${reference} went away while it was locked`);
  return { subject, before: earlier.outcome, hasChanged };
}
