import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ilike } from '@countersign/db/query';
import { joinRequests } from '@countersign/db/schema/application';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';
import { queueMail } from '../notification/queue-mail.ts';
import { lookupOf } from '../subject-key/lookup.ts';
import { transact } from '../transact.ts';
import { findProgramPage } from './find-page.internal.ts';
import { hasHadEnough } from './mail-applicant.ts';
import { checkProof } from './proof.internal.ts';
import { createPublicLink } from './public-link.ts';
import { sealJoiner } from './sealed-join.internal.ts';

type Operation = (typeof applyOperations)['join'];

const candidatesMax = 50;

/**
 * Somebody with a mail address at the domain of a partner's website asks to act for it. Whether there is such a partner
 * is told to that mailbox alone: the reply is the same.
 */
export async function joinPartner(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const page = await findProgramPage(ctx, params.slug);
  if (!checkProof(ctx, params.slug, body)) return { isSent: true };
  const own: ServiceContext = { ...ctx, tenantId: page.tenantId };
  return transact(own, async (tx) => {
    const partner = await partnerAt(own, tx, { programId: page.programId, email: body.email });
    if (!partner || (await hasHadEnough(own, tx, body.email))) return { isSent: true };
    const id = own.ids.next('jrq');
    const added = await tx
      .insert(joinRequests)
      .values({
        tenantId: own.tenantId,
        id,
        partnerId: partner.id,
        ...(await sealJoiner(own, tx, id, body)),
        status: 'unconfirmed',
        createdAt: own.now(),
      })
      .onConflictDoNothing()
      .returning();
    const request = added[0] ?? (await earlierOf(own, tx, { partnerId: partner.id, email: body.email }));
    if (request?.status !== 'unconfirmed') return { isSent: true };
    const link = await createPublicLink(own, tx, { kind: 'join', subjectId: request.id });
    await queueMail(own, tx, {
      kind: 'join_confirm',
      key: `join_confirm/${request.id}/${own.now()}`,
      to: { address: body.email, name: body.name, locale: body.locale, side: 'partner' },
      facts: { partner: partner.name, expiresAt: link.expiresAt },
      link: link.url,
    });
    await recordAudit(own, tx, { action: 'apply.join', subjectKind: 'join-request', subjectId: request.id });
    return { isSent: true };
  });
}

/** The one active partner of the program whose website is at the address's own domain; free mail belongs to nobody. */
async function partnerAt(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly programId: string; readonly email: string },
): Promise<{ id: string; name: string } | undefined> {
  const domain = registrableDomain(of.email);
  if (domain === undefined) return undefined;
  const rows = await tx
    .select({ id: partners.id, name: partners.name, website: partners.website })
    .from(partners)
    .innerJoin(
      enrollments,
      and(
        eq(enrollments.tenantId, partners.tenantId),
        eq(enrollments.partnerId, partners.id),
        eq(enrollments.programId, of.programId),
        eq(enrollments.status, 'active'),
      ),
    )
    .where(
      and(
        eq(partners.tenantId, ctx.tenantId),
        eq(partners.status, 'active'),
        ilike(partners.website, `%${domain.replace(/[\\%_]/g, (character) => `\\${character}`)}%`),
      ),
    )
    .limit(candidatesMax);
  const fitting = rows.filter(({ website }) => website !== null && registrableDomain(website) === domain);
  return fitting.length === 1 ? fitting[0] : undefined;
}

async function earlierOf(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly email: string },
) {
  const lookup = await lookupOf(ctx, tx);
  const [row] = await tx
    .select()
    .from(joinRequests)
    .where(
      and(
        eq(joinRequests.tenantId, ctx.tenantId),
        eq(joinRequests.partnerId, of.partnerId),
        eq(joinRequests.emailLookup, lookup('email', of.email)),
      ),
    );
  return row;
}
