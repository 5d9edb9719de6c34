import type { InputOf } from '@countersign/contracts/operation/operation';
import type { Session, sessionOperations } from '@countersign/contracts/session/operations';
import { locale } from '@countersign/contracts/shared/fields';
import { and, desc, eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { policies, policyVersions } from '@countersign/db/schema/policy';
import { user } from '@countersign/db/schema/sign-in';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { AppError } from '../app-error.ts';
import type { Actor, ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { findBranding } from './find-branding.internal.ts';
import { findMemberships } from './find-memberships.internal.ts';

/** Who is signed in, or null for nobody. */
export async function getSession(
  ctx: ServiceContext,
  _input?: InputOf<(typeof sessionOperations)['get']>,
): Promise<Session | null> {
  return ctx.actor.kind === 'nobody' && ctx.actor.userId === undefined ? null : presentSession(ctx);
}

/** Whoever is signed in, every membership of theirs, and the one that this request acts under. */
export async function presentSession(ctx: ServiceContext): Promise<Session> {
  const userId = userIdOf(ctx.actor);
  const [row] = await outsideTenants(ctx.db, (tx) => tx.select().from(user).where(eq(user.id, userId)));
  if (!row) throw new AppError('sign_in_required');
  const memberships = await findMemberships(ctx, userId);
  const { actor } = ctx;
  const acting = actor.kind === 'member' || actor.kind === 'contact' ? actor : null;
  const current = acting ? (memberships.find(({ id }) => id === acting.id) ?? null) : null;
  const about = current
    ? await read(ctx, async (tx) => ({
        branding: await findBranding(tx, ctx.tenantId),
        banners: await findBanners(ctx, tx),
      }))
    : { branding: null, banners: [] };
  return {
    user: {
      id: row.id,
      name: row.name,
      email: row.email,
      locale: locale.safeParse(row.locale).data ?? 'en',
      zone: row.zone ?? 'UTC',
      hasTwoFactor: row.twoFactorEnabled ?? false,
    },
    memberships,
    current,
    permissions: acting ? [...acting.permissions].sort() : [],
    ...about,
  };
}

/** The login behind a request. Refuses (`sign_in_required`) one without. */
export function userIdOf(actor: Actor): string {
  const userId = 'userId' in actor ? actor.userId : undefined;
  if (userId === undefined) throw new AppError('sign_in_required');
  return userId;
}

async function findBanners(ctx: ServiceContext, tx: Transaction): Promise<Session['banners']> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || !actor.roles.includes('administrator')) return [];
  const open = await tx
    .select({ id: policies.id, name: policies.name })
    .from(policies)
    .innerJoin(
      policyVersions,
      and(eq(policyVersions.tenantId, policies.tenantId), eq(policyVersions.policyId, policies.id)),
    )
    .where(
      and(
        eq(policies.tenantId, ctx.tenantId),
        eq(policyVersions.status, 'active'),
        eq(policyVersions.isReviewed, false),
      ),
    )
    .orderBy(policies.name)
    .limit(20);
  const [newest] = await tx
    .select({ status: messages.status })
    .from(messages)
    .where(eq(messages.tenantId, ctx.tenantId))
    .orderBy(desc(messages.createdAt))
    .limit(1);
  return [
    ...open.map(({ id, name }) => ({
      code: 'policy_not_reviewed' as const,
      facts: { policyId: id, policyName: name },
    })),
    ...(newest?.status === 'kept' ? [{ code: 'mail_not_configured' as const, facts: {} }] : []),
  ];
}
