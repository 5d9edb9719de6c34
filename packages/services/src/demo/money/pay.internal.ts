import { and, eq, inArray } from '@countersign/db/query';
import { paymentMethods, payoutRuns, payouts } from '@countersign/db/schema/payout';
import { civilDate } from '@countersign/domain/time/civil-date';
import { type Instant, millisecondsPerDay, millisecondsPerHour } from '@countersign/domain/time/instant';
import { takeEntries } from '../../bank-entry/take-entries.ts';
import { civilDateIn } from '../../calendar/zone.ts';
import type { ServiceContext } from '../../context.ts';
import { checkAccount, sealAccount } from '../../payment-method/account-of.ts';
import { confirmPaymentMethod } from '../../payment-method/confirm.ts';
import { coolingOffMs } from '../../payment-method/cooling-off.ts';
import { settlePayout } from '../../payout/settle.ts';
import { createPayoutRun } from '../../payout-run/create.ts';
import { reconcilePayouts } from '../../payout-run/reconcile.ts';
import { releaseRun } from '../../payout-run/release.ts';
import { submitPayoutRun } from '../../payout-run/submit.ts';
import { presentSigned } from '../../statement/signed-money.ts';
import { read } from '../../transact.ts';
import type { MemberActor } from '../people.internal.ts';
import { type Approvers, tellReview } from './decide.internal.ts';
import type { DemoBank } from './demo-bank.ts';
import { inventedIban } from './invented-iban.ts';
import type { Shop } from './stage-money.internal.ts';

const minuteMs = 60_000;

export interface Payer {
  readonly as: (actor: MemberActor | Shop['sellers'][number]['owner'], at: Instant) => ServiceContext;
  readonly system: (at: Instant) => ServiceContext;
  readonly operator: MemberActor;
  readonly confirmer: MemberActor;
  readonly approvers: Approvers;
  readonly now: Instant;
}

const noInput = { params: {}, query: {}, body: undefined, ifMatch: undefined } as const;
const zone = 'Europe/Berlin';

/** How a seller is paid: confirmed long ago, confirmed and cooling off, proposed and not looked at yet, or not said. */
const standings = ['confirmed', 'cooling_off', 'proposed', 'none'] as const;
type Standing = (typeof standings)[number];

/** Of the first program's sellers; the large ones are paid. */
function standingOf(place: number, count: number): Standing {
  if (place === count - 1) return 'none';
  if (place === count - 2) return 'proposed';
  return place === 4 ? 'cooling_off' : 'confirmed';
}

/** Says how each seller is paid, by the rail that the demo's run goes by. */
export async function stageMethods(payer: Payer, shop: Shop, rail: 'sepa' | 'manual'): Promise<void> {
  for (const [place, seller] of shop.sellers.entries()) {
    const standing = standingOf(place, shop.sellers.length);
    if (standing === 'none') continue;
    const proposedAt = payer.now - (standing === 'confirmed' ? 60 : 1) * millisecondsPerDay;
    const { id, revision } = await propose(payer, { shop, seller, place, rail, at: proposedAt });
    if (standing === 'proposed') continue;
    await confirmPaymentMethod(payer.as(payer.confirmer, proposedAt + 3 * millisecondsPerHour), {
      ...noInput,
      params: { id },
      ifMatch: revision,
      body: { how: 'Called the number on file' },
    });
  }
}

/** As the partner's owner did; nobody is asked for a password that stands in the demo's own source. */
async function propose(
  payer: Payer,
  given: {
    readonly shop: Shop;
    readonly seller: Shop['sellers'][number];
    readonly place: number;
    readonly rail: 'sepa' | 'manual';
    readonly at: Instant;
  },
): Promise<{ id: string; revision: number }> {
  const { shop, seller, place, rail, at } = given;
  const ctx = payer.as(seller.owner, at);
  const iban = inventedIban(100 * (shop.program + 1) + place);
  const account = checkAccount({ rail, account: iban, country: 'DE' });
  const id = ctx.ids.next('pmt');
  await read(ctx, async (tx) =>
    tx.insert(paymentMethods).values({
      tenantId: ctx.tenantId,
      id,
      partnerId: seller.id,
      rail,
      holder: seller.name,
      country: account.country,
      currency: shop.currency,
      accountSealed: sealAccount(ctx, id, account.account),
      accountMask: account.mask,
      bic: account.bic,
      status: 'proposed',
      proposedByPerson: seller.owner.personId,
      proposedAt: at,
      confirmedByPerson: null,
      usableFrom: at + (await coolingOffMs(ctx, tx)),
      proofFileId: null,
      refusal: null,
      revision: 1,
      changedAt: at,
    }),
  );
  return { id, revision: 1 };
}

/** A run that was prepared, put before two people and approved; ready to leave. */
export async function approveRun(
  payer: Payer,
  shop: Shop,
  given: { readonly rail: 'sepa' | 'manual'; readonly preparedAt: Instant },
): Promise<string> {
  const { rail, preparedAt } = given;
  const operator = (at: Instant) => payer.as(payer.operator, at);
  const run = await createPayoutRun(operator(preparedAt), {
    ...noInput,
    body: { programId: shop.programId, rail, payOn: civilDateIn(zone, preparedAt + 20 * millisecondsPerHour) },
  });
  const submittedAt = preparedAt + 20 * minuteMs;
  await submitPayoutRun(operator(submittedAt), { ...noInput, params: { id: run.id }, ifMatch: run.revision });
  await tellReview(payer.system(submittedAt), {
    subjectId: run.id,
    approvedFrom: submittedAt + millisecondsPerHour,
    approvers: payer.approvers,
    until: payer.now,
  });
  return run.id;
}

/** A run that was computed and that somebody still has to look at. */
export async function computeRun(payer: Payer, shop: Shop, rail: 'sepa' | 'manual'): Promise<void> {
  const at = payer.now - 2 * millisecondsPerHour;
  await createPayoutRun(payer.as(payer.operator, at), {
    ...noInput,
    body: { programId: shop.programId, rail, payOn: civilDateIn(zone, payer.now + 2 * millisecondsPerDay) },
  });
}

/** Sends an approved run, learns from the bank that it was paid, and that one payment came back. */
export async function settleRun(payer: Payer, runId: string, bank: DemoBank | null): Promise<void> {
  const sentAt = payer.now - 45 * minuteMs;
  await releaseRun(payer.system(sentAt), runId, () => {});
  if (bank === null) await proveAll(payer, runId);
  else await reconcilePayouts(payer.system(payer.now));
  const paid = await payoutsOf(payer, runId, ['paid']);
  const last = paid.at(-1);
  if (!last?.endToEndId) return;
  const code = 'AC04';
  if (bank === null) await takeReturn(payer, { runId, payout: last, code });
  else {
    await bank.sendBack(last.endToEndId, code);
    await reconcilePayouts(payer.system(payer.now));
  }
}

/** The runs of the demo that were approved and have not left. */
export function approvedRuns(payer: Payer): Promise<readonly string[]> {
  const ctx = payer.system(payer.now);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ id: payoutRuns.id })
      .from(payoutRuns)
      .where(and(eq(payoutRuns.tenantId, ctx.tenantId), inArray(payoutRuns.status, ['approved', 'released'])));
    return rows.map(({ id }) => id);
  });
}

async function proveAll(payer: Payer, runId: string): Promise<void> {
  const ctx = payer.as(payer.operator, payer.now);
  for (const [place, payout] of (await payoutsOf(payer, runId, ['sent'])).entries())
    await settlePayout(ctx, {
      ...noInput,
      params: { id: payout.id },
      ifMatch: payout.revision,
      body: {
        reference: `Transfer ${place + 1}`,
        paidOn: civilDateIn(zone, payer.now),
        amount: presentSigned(payout.amountMinor, payout.currency),
      },
    });
}

async function takeReturn(
  payer: Payer,
  given: { readonly runId: string; readonly payout: typeof payouts.$inferSelect; readonly code: string },
): Promise<void> {
  const ctx = payer.system(payer.now);
  const { payout, runId, code } = given;
  await read(ctx, async (tx) => {
    const [run] = await tx
      .select({ legalEntityId: payoutRuns.legalEntityId, account: payoutRuns.payerAccount })
      .from(payoutRuns)
      .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, runId)));
    if (!run?.account || payout.currency !== 'EUR') throw new Error('the demo has lost its run');
    const today = civilDate(civilDateIn(zone, payer.now));
    await takeEntries(ctx, tx, { legalEntityId: run.legalEntityId, account: run.account }, [
      {
        reference: `${payout.endToEndId}/return`,
        bookedOn: today,
        valueOn: today,
        amountMinor: payout.amountMinor,
        currency: 'EUR',
        endToEndId: payout.endToEndId,
        isReturn: true,
        reasonCode: code,
        note: '',
      },
    ]);
  });
}

function payoutsOf(payer: Payer, runId: string, statuses: readonly ('paid' | 'sent')[]) {
  const ctx = payer.system(payer.now);
  return read(ctx, (tx) =>
    tx
      .select()
      .from(payouts)
      .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.runId, runId), inArray(payouts.status, [...statuses])))
      .orderBy(payouts.amountMinor),
  );
}
