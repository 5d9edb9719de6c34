import { and, eq, ilike, isNotNull, ne, or, type SQL, sql } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { partners } from '@countersign/db/schema/tenant';
import { readCompanyName } from '@countersign/domain/matching/company-name';
import { possibleMin, sameCustomerMin, scoreCustomerMatch } from '@countersign/domain/matching/score';
import type { ServiceContext, Transaction } from '../context.ts';
import { comparable } from '../matching/customer.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';

export interface Asked {
  readonly companyName: string | null;
  readonly country: string | null;
  readonly website: string | null;
  readonly registrationNumber: string | null;
}

export interface Known {
  readonly kind: 'partner' | 'prospect';
  readonly id: string;
  readonly name: string;
  /** 0 to 100. */
  readonly score: number;
}

const candidatesMax = 300;
const shownMax = 8;

/** Partners and prospects that may be the same company, the likeliest first. */
export async function findKnown(
  ctx: ServiceContext,
  tx: Transaction,
  asked: Asked,
  { exceptProspect = '' }: { readonly exceptProspect?: string } = {},
): Promise<readonly Known[]> {
  if (asked.companyName === null) return [];
  const domain = asked.website === null ? null : (registrableDomain(asked.website) ?? null);
  const left = comparable({
    name: asked.companyName,
    country: asked.country,
    domain,
    registrationNumber: asked.registrationNumber,
  });
  const words = wordsOf(asked.companyName);
  const like = <Column extends Parameters<typeof ilike>[0]>(column: Column) =>
    words.map((word) => ilike(column, `%${word}%`));
  const ofPartners = await tx
    .select()
    .from(partners)
    .where(
      and(
        eq(partners.tenantId, ctx.tenantId),
        or(
          ...like(partners.name),
          domain === null ? undefined : ilike(partners.website, `%${domain}%`),
          hasNumber(partners.registrationNumber, asked.registrationNumber),
        ),
      ),
    )
    .limit(candidatesMax);
  const ofProspects = await tx
    .select()
    .from(prospects)
    .where(
      and(
        eq(prospects.tenantId, ctx.tenantId),
        ne(prospects.id, exceptProspect),
        or(
          ...like(prospects.name),
          domain === null ? undefined : and(isNotNull(prospects.domain), eq(prospects.domain, domain)),
          hasNumber(prospects.registrationNumber, asked.registrationNumber),
        ),
      ),
    )
    .limit(candidatesMax);
  const scored: Known[] = [
    ...ofPartners.map((row) => ({ ...row, kind: 'partner' as const })),
    ...ofProspects.map((row) => ({ ...row, kind: 'prospect' as const })),
  ].map((row) => ({
    kind: row.kind,
    id: row.id,
    name: row.name,
    score: scoreCustomerMatch(
      left,
      comparable({
        name: row.name,
        country: row.country,
        domain: row.website === null ? null : (registrableDomain(row.website) ?? null),
        registrationNumber: row.registrationNumber,
      }),
    ).score,
  }));
  return scored
    .filter(({ score }) => score >= possibleMin)
    .toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .slice(0, shownMax);
}

/** Only partners that are taken for the very same company. */
export async function findKnownPartners(ctx: ServiceContext, tx: Transaction, asked: Asked): Promise<readonly Known[]> {
  return (await findKnown(ctx, tx, asked)).filter(({ kind, score }) => kind === 'partner' && score >= sameCustomerMin);
}

/** Written however it may be: `HRB 12345` is `hrb12345`. */
function hasNumber(
  column: typeof partners.registrationNumber | typeof prospects.registrationNumber,
  number: string | null,
): SQL | undefined {
  const plain = number?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase() ?? '';
  return plain === '' ? undefined : sql`upper(regexp_replace(${column}, '[^[:alnum:]]', '', 'g')) = ${plain}`;
}

/** Words of a name that are long enough to look for; `%` and `_` stand for themselves. */
function wordsOf(name: string): readonly string[] {
  const folded = readCompanyName(name).readings.flatMap(({ compact }) => [compact.slice(0, 6)]);
  const typed = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4);
  const words = [...typed, ...folded].filter((word) => word.length >= 3);
  const chosen = words.length > 0 ? words : [name.trim()];
  return [...new Set(chosen)].slice(0, 6).map((word) => word.replace(/[\\%_]/g, (character) => `\\${character}`));
}
