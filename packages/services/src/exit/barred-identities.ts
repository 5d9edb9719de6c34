import { and, eq, or } from '@countersign/db/query';
import { barredIdentities, exits } from '@countersign/db/schema/exit';
import type { ServiceContext, Transaction } from '../context.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';
import { lookupOf } from '../subject-key/lookup.ts';

/** What says that it is the same company or the same human again. */
export interface KnownBy {
  /** ISO 3166-1 alpha-2: registers of two countries give the same numbers. */
  readonly country: string | null;
  readonly registrationNumbers: readonly string[];
  readonly vatNumbers: readonly string[];
  readonly websites: readonly string[];
  readonly emails: readonly string[];
}

export interface IdentityDigest {
  readonly kind: 'registration_number' | 'domain' | 'email';
  readonly digest: string;
}

/**
 * Digests of a company's numbers, its own domains and its people's mailboxes. A VAT number stands among the numbers: what
 * one application calls the one, another calls the other. A mailbox at a provider for everybody gives no domain.
 */
export async function digestsOf(
  ctx: ServiceContext,
  tx: Transaction,
  known: KnownBy,
): Promise<readonly IdentityDigest[]> {
  const digest = await lookupOf(ctx, tx);
  const numbers = [
    ...known.registrationNumbers.flatMap((number) => {
      const read = readNumber(number);
      return vatShape.test(read) ? [read, `${known.country ?? ''}:${read}`] : [`${known.country ?? ''}:${read}`];
    }),
    ...known.vatNumbers.map(readNumber),
  ].filter((number) => /\d/.test(number));
  const domains = [...known.websites, ...known.emails].flatMap((text) => registrableDomain(text) ?? []);
  const emails = known.emails.map(mailboxOf);
  const all: IdentityDigest[] = [
    ...numbers.map((value) => ({ kind: 'registration_number' as const, digest: digest('registration_number', value) })),
    ...domains.map((value) => ({ kind: 'domain' as const, digest: digest('domain', value) })),
    ...emails.map((value) => ({ kind: 'email' as const, digest: digest('email', value) })),
  ];
  return [...new Map(all.map((one) => [`${one.kind}/${one.digest}`, one])).values()];
}

export interface Bar {
  readonly exitId: string;
  readonly number: string;
  readonly by: IdentityDigest['kind'];
}

/** The end of a membership that bars whoever is known by these, or null. The one place where re-entry is decided. */
export async function findBar(ctx: ServiceContext, tx: Transaction, known: KnownBy): Promise<Bar | null> {
  const digests = await digestsOf(ctx, tx, known);
  if (digests.length === 0) return null;
  const [found] = await tx
    .select({ exitId: exits.id, number: exits.number, kind: barredIdentities.kind })
    .from(barredIdentities)
    .innerJoin(exits, and(eq(exits.tenantId, barredIdentities.tenantId), eq(exits.id, barredIdentities.exitId)))
    .where(
      and(
        eq(barredIdentities.tenantId, ctx.tenantId),
        or(
          ...digests.map(({ kind, digest }) =>
            and(eq(barredIdentities.kind, kind), eq(barredIdentities.digest, digest)),
          ),
        ),
      ),
    )
    .orderBy(barredIdentities.at)
    .limit(1);
  if (!found) return null;
  const by = digests.find(({ kind }) => kind === found.kind)?.kind ?? 'registration_number';
  return { exitId: found.exitId, number: found.number, by };
}

/** As VIES writes them, with the country in front. */
const vatShape = /^[A-Z]{2}[A-Z0-9]{8,12}$/;

function readNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** Without what many providers ignore: a tag behind a plus sign. */
function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at).split('+')[0] ?? ''}${email.slice(at)}`.toLowerCase();
}
