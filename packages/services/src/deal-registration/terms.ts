import { createHash } from 'node:crypto';
import { type DealTermsDraft, dealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import { canonicalJson } from '../canonical-json.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';

/** Terms that passed the check at submit: the mandatory fields are there. */
export type DealTerms = DealTermsDraft &
  Required<
    Pick<DealTermsDraft, 'customerName' | 'customerCountry' | 'customerWebsite' | 'lines' | 'amount' | 'closeMonth'>
  >;

/** Stored terms were parsed by this same schema when they were written. */
export function storedTerms(terms: Record<string, unknown>): DealTermsDraft {
  return dealTermsDraft.parse(terms);
}

/** The terms as the partner sees them now: with an answer that is being typed, where there is one. */
export function termsInHand(deal: {
  readonly terms: Record<string, unknown>;
  readonly pendingTerms: Record<string, unknown> | null;
}): DealTermsDraft {
  return storedTerms(deal.pendingTerms ?? deal.terms);
}

export function submittedTerms(terms: Record<string, unknown>): DealTerms {
  const parsed = storedTerms(terms);
  const { customerName, customerCountry, customerWebsite, lines, amount, closeMonth } = parsed;
  if (!customerName || !customerCountry || !customerWebsite || !lines || !amount || !closeMonth)
    throw new Error('submitted terms lack a mandatory field');
  return { ...parsed, customerName, customerCountry, customerWebsite, lines, amount, closeMonth };
}

/** SHA-256 over the canonical terms: what a decision was taken on. */
export function termsHash(terms: DealTermsDraft): string {
  return createHash('sha256').update(canonicalJson(terms)).digest('hex');
}

/** The registrable domain of the customer's website; null for `none`. */
export function customerDomain(terms: DealTermsDraft): string | null {
  const { customerWebsite } = terms;
  if (customerWebsite === undefined || customerWebsite === 'none') return null;
  return registrableDomain(customerWebsite) ?? null;
}

/** Columns that lists, search and matching read, taken from the terms. */
export function termColumns(terms: DealTermsDraft) {
  return {
    customerName: terms.customerName ?? null,
    customerCountry: terms.customerCountry ?? null,
    customerDomain: customerDomain(terms),
    closeMonth: terms.closeMonth ?? null,
    stage: terms.stage ?? null,
    ownReference: terms.ownReference ?? null,
  };
}
