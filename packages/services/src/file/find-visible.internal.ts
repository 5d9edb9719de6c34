import { and, eq, exists, or, type SQL, sql } from '@countersign/db/query';
import { cases, comments, files } from '@countersign/db/schema/case';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { visibleDeals } from '../deal-registration/find-visible.ts';
import type { ContactActor } from '../require-permission.ts';
import type { FileRow } from './present.internal.ts';

/** A file that the actor may read, or `not_found`. */
export async function findVisibleFile(ctx: ServiceContext, tx: Transaction, id: string): Promise<FileRow> {
  const { actor } = ctx;
  const visible = actor.kind === 'contact' ? visibleToPartner(ctx, tx, actor) : undefined;
  const [row] = await tx
    .select()
    .from(files)
    .where(and(eq(files.tenantId, ctx.tenantId), eq(files.id, id), visible));
  if (!row) throw new AppError('not_found', { detail: 'There is no such file.' });
  return row;
}

/**
 * What a partner's person may read: own uploads, evidence in the terms of a registration they see, and what staff
 * attached to a shared comment on one. What staff attached internally is none of these.
 */
function visibleToPartner(ctx: ServiceContext, tx: Transaction, actor: ContactActor): SQL | undefined {
  const deals = visibleDeals(ctx);
  const ofPartner = eq(files.partnerId, actor.partnerId);
  const asEvidence = tx
    .select({ one: sql`1` })
    .from(dealRegistrations)
    .where(
      and(
        deals,
        or(holds(dealRegistrations.terms), holds(dealRegistrations.pendingTerms), holds(dealRegistrations.win)),
      ),
    );
  const inComment = tx
    .select({ one: sql`1` })
    .from(comments)
    .innerJoin(cases, and(eq(cases.tenantId, comments.tenantId), eq(cases.id, comments.caseId)))
    .innerJoin(
      dealRegistrations,
      and(eq(dealRegistrations.tenantId, cases.tenantId), eq(dealRegistrations.caseId, cases.id)),
    )
    .where(
      and(
        deals,
        eq(comments.visibility, 'shared'),
        or(eq(comments.side, 'tenant'), ofPartner),
        sql`${comments.fileIds} @> to_jsonb(${files.id})`,
      ),
    );
  return or(
    eq(files.uploadedByContact, actor.id),
    actor.seesAllDeals ? ofPartner : undefined,
    and(eq(files.purpose, 'evidence'), exists(asEvidence)),
    exists(inComment),
  );
}

function holds(
  terms: typeof dealRegistrations.terms | typeof dealRegistrations.pendingTerms | typeof dealRegistrations.win,
): SQL {
  return sql`${terms} -> 'evidence' @> to_jsonb(${files.id})`;
}
