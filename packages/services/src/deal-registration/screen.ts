import { and, eq } from '@countersign/db/query';
import { dealLines, dealMatches } from '@countersign/db/schema/deal-registration';
import { findMatches, type MatchFound } from '../matching/find-matches.ts';
import { indexSubject } from '../matching/index-subject.ts';
import { resolveCustomer } from '../matching/resolve-customer.ts';
import { customerDomain, type DealTerms } from './terms.ts';
import { type DealEffectInput, type DealRow, updateDeal } from './update-deal.ts';

export interface Screened {
  readonly matches: readonly MatchFound[];
  readonly customerId: string;
}

/**
 * Compares a registration's customer with other registrations, protections and accounts, and keeps what was found with
 * the reason for each. Only staff ever see it.
 */
export async function screenDeal(input: DealEffectInput, deal: DealRow, terms: DealTerms): Promise<Screened> {
  const { ctx, tx, at } = input;
  const customer = {
    name: terms.customerName,
    country: terms.customerCountry,
    domain: customerDomain(terms),
    registrationNumber: terms.customerRegistrationNumber ?? null,
  };
  const productIds = terms.lines.map((line) => line.productId);
  await replaceLines(input, terms);
  const customerId = await resolveCustomer(ctx, tx, customer);
  const matches = await findMatches(ctx, tx, { dealId: deal.id, partnerId: deal.partnerId, customer, productIds });
  await indexSubject(ctx, tx, { kind: 'registration', id: deal.id, customer });
  await tx.delete(dealMatches).where(and(eq(dealMatches.tenantId, ctx.tenantId), eq(dealMatches.dealId, deal.id)));
  if (matches.length > 0) {
    await tx.insert(dealMatches).values(
      matches.map((match) => ({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('mat'),
        dealId: deal.id,
        kind: match.subjectKind,
        subjectId: match.subjectId,
        score: match.score,
        reasons: [...match.reasons],
        isSameCustomer: match.isSameCustomer,
        sharesProduct: match.sharesProduct,
        foundAt: at,
      })),
    );
  }
  await updateDeal(input, { customerId, hasMatches: matches.length > 0 });
  return { matches, customerId };
}

async function replaceLines({ ctx, tx, row }: DealEffectInput, terms: DealTerms): Promise<void> {
  await tx.delete(dealLines).where(and(eq(dealLines.tenantId, ctx.tenantId), eq(dealLines.dealId, row.subjectId)));
  const quantities = new Map<string, number>();
  for (const line of terms.lines) quantities.set(line.productId, (quantities.get(line.productId) ?? 0) + line.quantity);
  await tx.insert(dealLines).values(
    [...quantities].map(([productId, quantity]) => ({
      tenantId: ctx.tenantId,
      dealId: row.subjectId,
      productId,
      quantity,
    })),
  );
}
