import type { linkOperations } from '@countersign/contracts/link/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { links } from '@countersign/db/schema/link';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { notFound } from '../not-found.ts';

export type LinkRow = typeof links.$inferSelect;
export type LinkOutput = OutputOf<(typeof linkOperations)['get']>;

/** A link with its partner's name, as `selectLinks` reads it. */
export interface LinkRead {
  readonly link: LinkRow;
  readonly partnerName: string;
}

export function selectLinks(tx: Transaction) {
  return tx
    .select({ link: links, partnerName: partners.name })
    .from(links)
    .innerJoin(enrollments, and(eq(enrollments.tenantId, links.tenantId), eq(enrollments.id, links.enrollmentId)))
    .innerJoin(partners, and(eq(partners.tenantId, links.tenantId), eq(partners.id, enrollments.partnerId)));
}

/** Refused with `not_found` where the actor sees no such link. */
export async function loadLink(ctx: ServiceContext, tx: Transaction, id: string): Promise<LinkRead> {
  const [row] = await selectLinks(tx).where(
    and(eq(links.tenantId, ctx.tenantId), eq(links.id, id), visibleEnrollments(ctx, links.enrollmentId)),
  );
  if (!row) throw notFound('link');
  return row;
}

export function presentLink(ctx: ServiceContext, { link, partnerName }: LinkRead): LinkOutput {
  const { id, programId, enrollmentId, code, name, target, utm } = link;
  return {
    id,
    programId,
    enrollmentId,
    partnerName,
    code,
    url: `${ctx.urls.tracker}/k/${code}`,
    viewUrl: `${ctx.urls.tracker}/i/${code}.gif`,
    name,
    target,
    utm,
    archivedAt: link.archivedAt === null ? null : formatInstant(link.archivedAt),
    createdAt: formatInstant(link.createdAt),
  };
}
