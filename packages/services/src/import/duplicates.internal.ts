import type { ServiceContext, Transaction } from '../context.ts';
import { customerDomain } from '../deal-registration/terms.ts';
import { candidatesOf } from '../matching/candidates.internal.ts';
import { rankMatches } from '../matching/find-matches.ts';
import { identityKeys, type LocatedCustomer } from '../matching/identity-keys.ts';
import { openStatus } from './mapping/targets.ts';
import type { DealRow } from './rows/deal-row.ts';

export interface RowFlag {
  readonly kind: 'same_in_file' | 'same_registration' | 'same_account';
  /** The line of the file, or the customer's name as it is known here. */
  readonly label: string;
}

/** What one run has seen so far of the file. */
export interface Duplicates {
  readonly lineOfKey: Map<string, number>;
  /** Customer and product -> the first open row that asks for it. */
  readonly lineOfClaim: Map<string, number>;
}

export function newDuplicates(): Duplicates {
  return { lineOfKey: new Map(), lineOfClaim: new Map() };
}

const flagsMax = 5;

/**
 * Which open rows ask for a customer and product that an earlier row of the file or a registration asks for already, or
 * for a customer that is a named account or an open direct opportunity. Closed rows are history and claim nothing.
 */
export async function duplicateFlags(
  ctx: ServiceContext,
  tx: Transaction,
  given: {
    readonly duplicates: Duplicates;
    readonly rows: readonly { readonly line: number; readonly deal: DealRow }[];
  },
): Promise<Map<number, RowFlag[]>> {
  const open = given.rows.filter(({ deal }) => deal.status === openStatus);
  const customers = new Map(open.map(({ deal }) => [customerRef(deal), customerOf(deal)]));
  const candidates = await candidatesOf(
    ctx,
    tx,
    [...customers].map(([ref, customer]) => ({ ref, customer })),
  );
  const byRef = Map.groupBy(candidates, ({ ref }) => ref);
  return new Map(
    open.map(({ line, deal }) => {
      const productIds = deal.terms.lines.map(({ productId }) => productId);
      const own = byRef.get(customerRef(deal)) ?? [];
      const found = rankMatches({ dealId: null, partnerId: null, customer: customerOf(deal), productIds }, own);
      const flags = found
        .filter((match) => match.isSameCustomer && (match.subjectKind === 'registration' ? match.sharesProduct : true))
        .map((match): RowFlag => {
          const name = own.find(({ id }) => id === match.subjectId)?.customer.name ?? match.subjectId;
          return { kind: match.subjectKind === 'registration' ? 'same_registration' : 'same_account', label: name };
        });
      return [line, [...inFile(given.duplicates, line, deal), ...flags].slice(0, flagsMax)];
    }),
  );
}

function inFile(duplicates: Duplicates, line: number, deal: DealRow): RowFlag[] {
  const { number, names } = identityKeys(customerOf(deal));
  const claims = [...(number === null ? [] : [number]), ...names].flatMap((key) =>
    deal.terms.lines.map(({ productId }) => `${key} ${productId}`),
  );
  const earlier = claims.flatMap((claim) => duplicates.lineOfClaim.get(claim) ?? []).filter((other) => other !== line);
  for (const claim of claims) if (!duplicates.lineOfClaim.has(claim)) duplicates.lineOfClaim.set(claim, line);
  const [first] = earlier.toSorted((one, other) => one - other);
  return first === undefined ? [] : [{ kind: 'same_in_file', label: String(first) }];
}

export function customerOf(deal: DealRow): LocatedCustomer {
  return {
    name: deal.terms.customerName,
    country: deal.terms.customerCountry,
    domain: customerDomain(deal.terms),
    registrationNumber: deal.terms.customerRegistrationNumber ?? null,
  };
}

export function customerRef(deal: DealRow): string {
  const { name, country, domain, registrationNumber } = customerOf(deal);
  return JSON.stringify([name, country, domain, registrationNumber]);
}
