import { registrableDomain } from '../matching/registrable-domain.ts';

/** The company's own domain; null without a website or where it is one that many share. */
export function domainOf(website: string | null | undefined): string | null {
  return website ? (registrableDomain(website) ?? null) : null;
}
