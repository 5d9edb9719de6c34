import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';

const purpose = 'file/link';
const minuteMs = 60_000;
const lifeMinutes = 5;

/** A link that says which file, whom it was given to and until when; sealed, so that nobody makes one up or changes one. */
export function makeLink(ctx: ServiceContext, fileId: string): { readonly link: string; readonly expiresAt: number } {
  const expiresAt = ctx.now() + (ctx.limits?.fileLinkMinutes ?? lifeMinutes) * minuteMs;
  return { link: ctx.ports.vault.seal(purpose, JSON.stringify([fileId, askerOf(ctx), expiresAt])), expiresAt };
}

/** Refuses (`not_found`) a link to another file, of another person, or whose time is over. */
export function requireLink(
  ctx: ServiceContext,
  { fileId, link }: { readonly fileId: string; readonly link: string },
): void {
  const opened = ctx.ports.vault.open(purpose, link);
  const parts: unknown = opened === null ? null : JSON.parse(opened);
  const [of, asker, expiresAt]: unknown[] = Array.isArray(parts) ? parts : [];
  const holds = of === fileId && asker === askerOf(ctx) && typeof expiresAt === 'number' && expiresAt > ctx.now();
  if (!holds)
    throw new AppError('not_found', { detail: 'This link is over, or was not given to you. Ask for a new one.' });
}

function askerOf({ tenantId, actor }: ServiceContext): string {
  return `${tenantId}/${'id' in actor ? actor.id : actor.kind}`;
}
