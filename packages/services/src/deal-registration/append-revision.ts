import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import { dealRevisions } from '@countersign/db/schema/deal-registration';
import type { ServiceContext, Transaction } from '../context.ts';
import { termsHash } from './terms.ts';

/** Keeps the terms as they are now, for ever: decisions name them by their hash. */
export async function appendRevision(
  at: {
    readonly ctx: ServiceContext;
    readonly tx: Transaction;
    readonly row: { readonly subjectId: string };
    readonly at: number;
  },
  revision: {
    readonly revision: number;
    readonly terms: DealTermsDraft;
    readonly authorPersonId: string;
    readonly authorName: string;
  },
): Promise<void> {
  const { ctx, tx, row } = at;
  await tx.insert(dealRevisions).values({
    tenantId: ctx.tenantId,
    dealId: row.subjectId,
    revision: revision.revision,
    terms: revision.terms,
    termsHash: termsHash(revision.terms),
    authorPersonId: revision.authorPersonId,
    authorName: revision.authorName,
    createdAt: at.at,
  });
}
