import type { Permission } from '@countersign/domain/permission/permissions';
import { AppError } from './app-error.ts';
import type { Actor, ServiceContext } from './context.ts';

export type MemberActor = Extract<Actor, { kind: 'member' }>;
export type ContactActor = Extract<Actor, { kind: 'contact' }>;

/**
 * Refuses (`forbidden`) an actor whose roles do not hold the operation, and (`partner_not_active`) one whose partner's
 * standing withholds it; the product's own services may do anything.
 */
export function requirePermission(ctx: ServiceContext, permission: Permission): void {
  const { actor } = ctx;
  if (actor.kind === 'system') return;
  if (actor.kind === 'nobody' || actor.kind === 'applicant') throw new AppError('sign_in_required');
  if (actor.kind === 'contact' && actor.withheld.has(permission))
    throw new AppError('partner_not_active', { facts: { permission } });
  if (!actor.permissions.has(permission))
    throw new AppError('forbidden', { detail: `Your roles do not include ${permission}.`, facts: { permission } });
}

/** The actor as somebody of a partner; anybody else is refused. */
export function requireContact(ctx: ServiceContext): ContactActor {
  if (ctx.actor.kind !== 'contact')
    throw new AppError('forbidden', { detail: "Only a partner's own people may do this." });
  return ctx.actor;
}

/** The actor as staff; anybody else is refused. */
export function requireMember(ctx: ServiceContext): MemberActor {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', { detail: "Only the company's staff may do this." });
  return ctx.actor;
}
