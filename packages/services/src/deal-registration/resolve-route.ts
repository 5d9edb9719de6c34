import { and, eq, inArray } from '@countersign/db/query';
import { enrollments, partners, products } from '@countersign/db/schema/tenant';
import type { Approval } from '@countersign/domain/case/case-state';
import { parseMoney } from '@countersign/domain/money/money';
import type { Facts, RouteStep } from '@countersign/domain/policy/policy';
import type { DealRegistrationFacts } from '@countersign/policy/facts';
import { resolveRoute } from '@countersign/policy/route';
import type { ProgramClock } from '../calendar/program-clock.ts';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { convertAmount } from '../exchange-rate/convert-amount.ts';
import { activePolicy, policyVersionOf } from '../policy/active-policy.ts';
import { routeOf } from '../policy/route-of.ts';
import type { Screened } from './screen.ts';
import type { DealTerms } from './terms.ts';
import type { DealEffectInput, DealRow } from './update-deal.ts';

export interface ResolvedRoute {
  readonly approval: Approval;
  readonly facts: Facts;
  /** By when the partner may expect an answer, from what it typed alone. */
  readonly expectedAt: number;
}

/** How long an answer may take where a rule would decide: the same as a person's, so that speed tells nothing. */
const expectedWithoutSteps = '2BD';

/** Asks the policy, with what was typed and with what was found. A case keeps the version it was first routed by. */
export async function resolveDealRoute(
  input: DealEffectInput,
  about: { readonly deal: DealRow; readonly terms: DealTerms; readonly screened: Screened },
): Promise<ResolvedRoute> {
  const { ctx, tx, row, state, clock, at } = input;
  const typed = await typedFacts(ctx, tx, { deal: about.deal, terms: about.terms, clock, at });
  const { matches } = about.screened;
  const facts: DealRegistrationFacts = {
    ...typed,
    matchScore: Math.max(0, ...matches.map((match) => match.score)),
    hasMatch: matches.length > 0,
    isNamedAccount: matches.some((match) => match.isNamedAccount),
    // What a person has asked to be changed goes back to a person.
    isRandomSample: state.approval !== null || ctx.random() * 10_000 < clock.settings.sampleShareBp,
  };
  const version = state.approval
    ? await policyVersionOf(tx, { tenantId: ctx.tenantId, versionId: state.approval.policyVersionId })
    : await activePolicy(tx, { tenantId: ctx.tenantId, programId: row.programId, process: 'deal-registration' });
  const approval = routeOf(input, version, facts);
  const told = resolveRoute(version, typed);
  return { approval, facts, expectedAt: expectedAt(clock, at, told.result.kind === 'route' ? told.result.steps : []) };
}

/** The end of the steps that follow from what was typed, one after the other. */
export function expectedAt(clock: ProgramClock, from: number, steps: readonly RouteStep[]): number {
  if (steps.length === 0) return clock.dueAt(from, expectedWithoutSteps);
  return steps.reduce((instant, step) => clock.dueAt(instant, step.dueIn), from);
}

/** Facts that rest on the form alone: a preview made of them says nothing about what is already known. */
export async function typedFacts(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly deal: DealRow; readonly terms: DealTerms; readonly clock: ProgramClock; readonly at: number },
): Promise<DealRegistrationFacts> {
  const { deal, terms, clock } = about;
  const parsed = parseMoney(terms.amount);
  if (!parsed.ok) throw new Error(`the amount of ${deal.id} is not an amount`);
  const converted = await convertAmount(tx, {
    amountMinor: parsed.value.amountMinor,
    currency: parsed.value.currency,
    to: clock.currency,
    day: civilDateIn(clock.zone, about.at),
  });
  const [partner] = await tx
    .select({ type: partners.type, tier: enrollments.tier })
    .from(partners)
    .leftJoin(
      enrollments,
      and(
        eq(enrollments.tenantId, partners.tenantId),
        eq(enrollments.partnerId, partners.id),
        eq(enrollments.programId, deal.programId),
      ),
    )
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, deal.partnerId)));
  return {
    matchScore: 0,
    hasMatch: false,
    isNamedAccount: false,
    isRandomSample: false,
    amountMinor: (converted?.amountMinor ?? 0n).toString(),
    amountKnown: converted !== null,
    thresholdMinor: clock.settings.approvalThresholdMinor,
    discountAskedBp: await discountBp(ctx, tx, terms),
    standardDiscountBp: clock.settings.standardDiscountBp,
    hasContact: (terms.contacts?.length ?? 0) > 0,
    partnerTier: partner?.tier ?? '',
    partnerType: partner?.type ?? '',
    productCount: terms.lines.length,
    country: terms.customerCountry,
    saleKind: terms.saleKind ?? '',
    stage: terms.stage ?? '',
  };
}

/**
 * The discount asked for in basis points. A special price is compared with the list prices of what is sold; where one
 * is missing or in another currency, it counts as the highest discount, so that a person looks at it.
 */
async function discountBp(ctx: ServiceContext, tx: Transaction, terms: DealTerms): Promise<number> {
  const asked = terms.discountAsked;
  if (asked === undefined) return 0;
  if (asked.kind === 'percent') return asked.bp;
  const price = parseMoney(asked.price);
  if (!price.ok) return 10_000;
  const rows = await tx
    .select()
    .from(products)
    .where(
      and(
        eq(products.tenantId, ctx.tenantId),
        inArray(
          products.id,
          terms.lines.map((line) => line.productId),
        ),
      ),
    );
  let list = 0n;
  for (const line of terms.lines) {
    const product = rows.find((row) => row.id === line.productId);
    if (!product?.listPriceMinor || product.listPriceCurrency !== price.value.currency) return 10_000;
    list += product.listPriceMinor * BigInt(line.quantity);
  }
  if (list === 0n || price.value.amountMinor >= list) return 0;
  return Number(((list - price.value.amountMinor) * 10_000n + list - 1n) / list);
}
