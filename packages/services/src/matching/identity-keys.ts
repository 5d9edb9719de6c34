import { readCompanyName } from '@countersign/domain/matching/company-name';
import { numberOf } from '@countersign/domain/matching/score';
import { comparable, type KnownCustomer } from './customer.ts';

/** A customer whose country is known, as every submitted registration's is. */
export type LocatedCustomer = KnownCustomer & { readonly country: string };

export interface IdentityKeys {
  /** Registration number and country: decides where there is one. */
  readonly number: string | null;
  /** Name without legal form and country, in each way to fold its umlauts; never empty. */
  readonly names: readonly string[];
}

const nameLengthMax = 200;

/** What makes two records the same legal entity without a second look. */
export function identityKeys(customer: LocatedCustomer): IdentityKeys {
  const number = numberOf(comparable(customer));
  const folded = readCompanyName(customer.name).readings.map(({ compact }) =>
    compact.slice(0, nameLengthMax).toWellFormed(),
  );
  const names = [...new Set(folded.filter((name) => name !== ''))];
  const unread = `=${customer.name.slice(0, nameLengthMax).toWellFormed()}`;
  return {
    number: number === '' ? null : `${numberPrefix(customer.country)}${number}`,
    names: (names.length > 0 ? names : [unread]).map((name) => `name:${customer.country}:${name}`),
  };
}

export function numberPrefix(country: string): string {
  return `number:${country}:`;
}

/** Before the id of each customer that uses the domain in the country: sisters share one, so it is no identity. */
export function domainPrefix(customer: LocatedCustomer): string {
  return `domain:${customer.country}:${customer.domain}/`;
}
