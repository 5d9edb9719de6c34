import { applicationIdentities } from '@countersign/db/schema/application';
import type { IdentityKind } from '@countersign/domain/application/application';
import type { ServiceContext, Transaction } from '../context.ts';
import { identityKeys } from '../matching/identity-keys.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';
import { lookupOf } from '../subject-key/lookup.ts';
import type { ApplicationRow } from './applicant-context.internal.ts';

export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** What makes an applicant the same one again: number, own domain, folded name and country, and the person's address. */
export function identitiesOf(
  row: Pick<ApplicationRow, 'companyName' | 'country' | 'website' | 'registrationNumber' | 'email'>,
): readonly Identity[] {
  const keys = identityKeys({
    name: row.companyName ?? row.email,
    country: row.country,
    domain: null,
    registrationNumber: row.registrationNumber,
  });
  const domains = [row.website, row.email].flatMap((text) => (text === null ? [] : (registrableDomain(text) ?? [])));
  return [
    ...(keys.number === null ? [] : [{ kind: 'registration_number' as const, value: keys.number }]),
    ...[...new Set(domains)].map((value) => ({ kind: 'domain' as const, value })),
    ...(row.companyName === null ? [] : keys.names.map((value) => ({ kind: 'name_country' as const, value }))),
    { kind: 'email', value: mailboxOf(row.email) },
  ];
}

/** Without what many providers ignore: a tag behind a plus sign. */
function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at).split('+')[0] ?? ''}${email.slice(at)}`;
}

/** Writes down what identifies a submitted application; an answer may add to it. */
export async function keepIdentities(ctx: ServiceContext, tx: Transaction, row: ApplicationRow): Promise<void> {
  const lookup = await lookupOf(ctx, tx);
  await tx
    .insert(applicationIdentities)
    .values(
      identitiesOf(row).map(({ kind, value }) => ({
        tenantId: ctx.tenantId,
        applicationId: row.id,
        kind,
        value: lookup(kind, value),
      })),
    )
    .onConflictDoNothing();
}
