import { type Country, isCountry } from '@countersign/domain/country/countries';
import type { MatchCustomer } from '@countersign/domain/matching/score';

/** A customer as rows hold it. */
export interface KnownCustomer {
  readonly name: string;
  readonly country: string | null;
  /** Registrable domain of its website. */
  readonly domain: string | null;
  readonly registrationNumber: string | null;
}

/** A customer as it is compared. */
export function comparable(customer: KnownCustomer, productIds: readonly string[] = []): MatchCustomer {
  return {
    name: customer.name,
    country: countryOf(customer.country),
    domain: customer.domain ?? undefined,
    registrationNumber: customer.registrationNumber ?? undefined,
    productIds,
  };
}

function countryOf(code: string | null): Country | undefined {
  return code !== null && isCountry(code) ? code : undefined;
}
