import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { directoryProfiles } from '@countersign/db/schema/directory';
import { isCountry } from '@countersign/domain/country/countries';
import type { DirectoryProfile } from '@countersign/domain/directory/directory';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireContact, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { findProfile, viewOfProfile } from './profile.internal.ts';

type Operation = (typeof directoryOperations)['propose'];

/** Asks to be shown like this. It waits for the company's review; until then whatever was published stays. */
export function proposeDirectoryProfile(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'directory.propose');
  const { partnerId, personId, name } = requireContact(ctx);
  if (!body.countries.every(isCountry)) throw invalidInput({ field: 'countries', code: 'country_unknown' });
  const proposed: DirectoryProfile = {
    ...body,
    competences: [...new Set(body.competences)],
    countries: [...new Set(body.countries)],
    languages: [...new Set(body.languages)],
  };
  return transact(ctx, async (tx) => {
    if (body.logoFileId !== null) await requireOwnLogo(ctx, tx, { partnerId, fileId: body.logoFileId });
    const before = await findProfile(ctx, tx, partnerId, { forUpdate: true });
    const written = {
      status: 'proposed' as const,
      proposed,
      proposedAt: ctx.now(),
      proposedByName: name,
      proposedByPersonId: personId,
      note: null,
      revision: (before?.revision ?? 0) + 1,
    };
    await tx
      .insert(directoryProfiles)
      .values({ tenantId: ctx.tenantId, partnerId, ...written })
      .onConflictDoUpdate({ target: [directoryProfiles.tenantId, directoryProfiles.partnerId], set: written });
    await recordAudit(ctx, tx, {
      action: 'directory.propose',
      subjectKind: 'partner',
      subjectId: partnerId,
      facts: { revision: written.revision },
    });
    return viewOfProfile(ctx, tx, partnerId);
  });
}

async function requireOwnLogo(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly fileId: string },
): Promise<void> {
  const [logo] = await tx
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        eq(files.tenantId, ctx.tenantId),
        eq(files.id, of.fileId),
        eq(files.purpose, 'logo'),
        eq(files.partnerId, of.partnerId),
      ),
    );
  if (!logo) throw notFound('logo', 'logoFileId');
}
