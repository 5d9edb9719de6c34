import { and, eq, gt } from '@countersign/db/query';
import { publicLinks } from '@countersign/db/schema/application';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { hashToken, makeToken } from '../identity/secret-token.ts';

export type PublicLinkKind = (typeof publicLinks.$inferSelect)['kind'];

const dayMs = 86_400_000;
/** As long as an application may take, and its outcome is of interest. */
const lifeDays = { application: 180, prospect: 30, join: 7, 'data-export': 7 } as const satisfies Record<
  PublicLinkKind,
  number
>;

/** Makes a link for somebody without a login; only its hash is kept, so each mail carries one of its own. */
export async function createPublicLink(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly kind: PublicLinkKind; readonly subjectId: string },
): Promise<{ readonly token: string; readonly expiresAt: number; readonly url: string }> {
  const token = makeToken();
  const expiresAt = ctx.now() + lifeDays[of.kind] * dayMs;
  await tx.insert(publicLinks).values({
    tokenHash: hashToken(token),
    tenantId: ctx.tenantId,
    kind: of.kind,
    subjectId: of.subjectId,
    expiresAt,
  });
  return { token, expiresAt, url: new URL(`/application/${of.kind}#${token}`, ctx.urls.portal).href };
}

/** Whom a link is about; `not_found` for one that is unknown, of another kind, or past its time. */
export async function findPublicLink(
  ctx: ServiceContext,
  kind: PublicLinkKind,
  token: string,
): Promise<{ readonly tenantId: string; readonly subjectId: string }> {
  const [link] = await outsideTenants(ctx.db, (tx) =>
    tx
      .select()
      .from(publicLinks)
      .where(
        and(
          eq(publicLinks.tokenHash, hashToken(token)),
          eq(publicLinks.kind, kind),
          gt(publicLinks.expiresAt, ctx.now()),
        ),
      ),
  );
  if (!link) throw linkGone();
  return link;
}

/** Ends every link of a subject, such as an invitation that was taken back. */
export async function revokePublicLinks(ctx: ServiceContext, tx: Transaction, subjectId: string): Promise<void> {
  await tx.delete(publicLinks).where(and(eq(publicLinks.tenantId, ctx.tenantId), eq(publicLinks.subjectId, subjectId)));
}

export function linkGone(): AppError {
  return new AppError('not_found', { detail: 'This link is not good any more. Ask for a new one.' });
}
