import type { Country } from '../country/countries.ts';
import { type CompanyName, readCompanyName } from './company-name.ts';
import { compareNames, type NameLikeness, nameLikenessKinds } from './name-likeness.ts';

/** A company that may be a customer, as far as it is known. */
export type MatchCustomer = {
  readonly name: string;
  /** Other names it is known by. */
  readonly aliases?: readonly string[];
  readonly country?: Country | undefined;
  /** Registrable domain of its website; never one of a free-mail provider. */
  readonly domain?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly productIds?: readonly string[];
};

export const matchReasonKinds = ['domain', 'registration_number', ...nameLikenessKinds, 'country', 'product'] as const;
/** Why two customers look alike; left and right are the values compared, for people to see. */
export type MatchReason = {
  readonly kind: (typeof matchReasonKinds)[number];
  readonly left?: string;
  readonly right?: string;
};

export type CustomerMatch = { readonly score: number; readonly reasons: readonly MatchReason[] };

/** From this score on two records are taken for the same company in the same country. */
export const sameCustomerMin = 90;
/** From this score on a match is shown to the people who decide. */
export const possibleMin = 70;

/** Sisters in another country stay below `sameCustomerMin`: a conflict, not the same customer. */
const otherCountryMax = sameCustomerMin - 2;

/**
 * How likely two records are the same customer, 0 to 100, with each reason. Name and domain count most; a registration
 * number decides when both have one in the same country; product is a reason but not a likeness.
 */
export function scoreCustomerMatch(left: MatchCustomer, right: MatchCustomer): CustomerMatch {
  const reasons: MatchReason[] = [];
  const isSameCountry = left.country !== undefined && left.country === right.country;
  const isOtherCountry = left.country !== undefined && right.country !== undefined && !isSameCountry;
  const name = bestName(left, right);
  let score = name.score;
  if (name.score >= possibleMin - 10) reasons.push({ kind: name.kind, left: name.left, right: name.right });

  if (left.domain !== undefined && right.domain !== undefined) {
    if (left.domain === right.domain) {
      reasons.push({ kind: 'domain', left: left.domain, right: right.domain });
      score = name.score >= 45 ? Math.max(name.score, 96) : 80;
    } else if (name.kind !== 'name_same') score -= 10;
  }
  if (isOtherCountry) score = Math.min(score - 6, otherCountryMax);

  const numbers = [numberOf(left), numberOf(right)];
  if (!isOtherCountry && numbers[0] !== '' && numbers[1] !== '') {
    if (numbers[0] === numbers[1]) {
      score = 100;
      reasons.push({ kind: 'registration_number', left: left.registrationNumber, right: right.registrationNumber });
    } else score = Math.min(score, sameCustomerMin - 1);
  }
  if (score >= possibleMin && isSameCountry)
    reasons.push({ kind: 'country', left: left.country, right: right.country });
  const shared = left.productIds?.find((id) => right.productIds?.includes(id));
  if (score >= possibleMin && shared !== undefined) reasons.push({ kind: 'product', left: shared, right: shared });
  return { score: Math.max(0, Math.min(100, score)), reasons };
}

type BestName = NameLikeness & { readonly left: string; readonly right: string };

function bestName(left: MatchCustomer, right: MatchCustomer): BestName {
  let best: BestName = { kind: 'name_tokens', score: 0, left: left.name, right: right.name };
  for (const first of namesOf(left)) {
    for (const second of namesOf(right)) {
      const likeness = compareNames(first.read, second.read);
      if (likeness.score > best.score) best = { ...likeness, left: first.name, right: second.name };
    }
  }
  return best;
}

type ReadName = { readonly name: string; readonly read: CompanyName };

/** One customer is compared with many: its names are read once. */
const readNames = new WeakMap<MatchCustomer, readonly ReadName[]>();

function namesOf(customer: MatchCustomer): readonly ReadName[] {
  const known = readNames.get(customer);
  if (known !== undefined) return known;
  const names = [customer.name, ...(customer.aliases ?? [])].map((name) => ({ name, read: readCompanyName(name) }));
  readNames.set(customer, names);
  return names;
}

/** Letters and digits alone: "HRB 12 345" and "HRB12345". Fewer than four tell nothing. */
export function numberOf(customer: Pick<MatchCustomer, 'registrationNumber'>): string {
  const number = (customer.registrationNumber ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return number.length >= 4 ? number : '';
}
