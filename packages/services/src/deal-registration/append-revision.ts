import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import { dealRevisions } from '@countersign/db/schema/deal-registration';
import type { ServiceContext, Transaction } from '../context.ts';
import { termsHash } from './terms.ts';

interface At {
  readonly ctx: ServiceContext;
  readonly tx: Transaction;
  readonly at: number;
}

interface Revision {
  readonly revision: number;
  readonly terms: DealTermsDraft;
  readonly authorPersonId: string;
  readonly authorName: string;
}

/** Keeps the terms as they are now, for ever: decisions name them by their hash. */
export function appendRevision(
  at: At & { readonly row: { readonly subjectId: string } },
  revision: Revision,
): Promise<void> {
  return appendRevisions(at, [{ dealId: at.row.subjectId, ...revision }]);
}

/** The same for many registrations at once. */
export async function appendRevisions(
  { ctx, tx, at }: At,
  revisions: readonly (Revision & { readonly dealId: string })[],
): Promise<void> {
  await tx.insert(dealRevisions).values(
    revisions.map(({ dealId, revision, terms, authorPersonId, authorName }) => ({
      tenantId: ctx.tenantId,
      dealId,
      revision,
      terms,
      termsHash: termsHash(terms),
      authorPersonId,
      authorName,
      createdAt: at,
    })),
  );
}
