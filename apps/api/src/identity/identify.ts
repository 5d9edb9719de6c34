import type { Operation } from '@countersign/contracts/operation/operation';
import { AppError } from '@countersign/services/app-error';
import type { Actor } from '@countersign/services/context';
import type { Database } from '@countersign/services/database/open';
import type { Auth } from '@countersign/services/identity/auth';
import { apiKeyPrefix, findApiKey } from '@countersign/services/identity/find-api-key';
import {
  findPrincipal,
  type MembershipKind,
  type PrincipalRequest,
} from '@countersign/services/identity/find-principal';
import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import { membershipParameter } from '../routing/parse-input.ts';
import { checkOrigin } from './check-origin.ts';

export interface IdentifyOptions {
  readonly auth: Auth;
  readonly db: Database;
  readonly now: () => number;
  /** Whose pages may write with a session cookie. */
  readonly origins: readonly string[];
}

export interface Identified {
  /** Empty where no tenant is acted in. */
  readonly tenantId: string;
  readonly actor: Actor;
}

const membershipHeader = 'countersign-membership';
const kindsOf = {
  anybody: ['member', 'contact'],
  signed_in: ['member', 'contact'],
  both: ['member', 'contact'],
  staff: ['member'],
  partner: ['contact'],
} as const satisfies Record<Exclude<Operation['audience'], 'public'>, readonly MembershipKind[]>;

/**
 * Who calls, and for whom: a session cookie or an API key, and one of the login's memberships that fits the operation.
 * Looked up anew for each request, so that a removal or a changed role counts at once.
 */
export async function identify(
  options: IdentifyOptions,
  { audience }: Pick<Operation, 'audience'>,
  request: Request,
): Promise<Identified> {
  if (audience === 'public') return { tenantId: '', actor: { kind: 'nobody' } };
  const login = await findLogin(options, request);
  if (login === null) {
    if (audience === 'anybody') return { tenantId: '', actor: { kind: 'nobody' } };
    throw new AppError('sign_in_required');
  }
  const principal = await findPrincipal(options.db, { ...login, kinds: kindsOf[audience] });
  if (principal) return principal;
  if ((audience === 'signed_in' || audience === 'anybody') && login.membershipId === undefined) {
    return { tenantId: '', actor: { kind: 'nobody', userId: login.userId } };
  }
  throw new AppError('membership_required', {
    detail:
      login.membershipId === undefined
        ? 'None of your memberships is for this.'
        : 'The membership named in Countersign-Membership is not yours, not active, or not for this.',
  });
}

/** Null without a session; a secret that is none of ours, or no longer, is refused. */
async function findLogin(options: IdentifyOptions, request: Request): Promise<Omit<PrincipalRequest, 'kinds'> | null> {
  const asked = askedMembership(request);
  const secret = bearerOf(request);
  if (secret !== undefined) {
    const key = await findApiKey(options.db, secret, options.now());
    if (!key) throw new AppError('sign_in_required', { detail: 'This API key is unknown, revoked or past its time.' });
    if (asked !== undefined && asked !== key.membershipId) throw new AppError('membership_required');
    const { id, scopes, userId, membershipId } = key;
    return { userId, membershipId, key: { id, scopes } };
  }
  if (request.get('cookie') === undefined) return null;
  const session = await options.auth.findSession(fromNodeHeaders(request.headers));
  if (!session) return null;
  checkOrigin(request, options.origins);
  return { userId: session.userId, membershipId: asked };
}

/** Plain links cannot send headers; a query parameter says the same there. */
function askedMembership(request: Request): string | undefined {
  const header = request.get(membershipHeader);
  const parameter = request.query[membershipParameter];
  const asked = header ?? (request.method === 'GET' && typeof parameter === 'string' ? parameter : undefined);
  return asked === undefined || asked === '' ? undefined : asked;
}

function bearerOf(request: Request): string | undefined {
  const header = request.get('authorization');
  if (header === undefined) return undefined;
  const secret = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(header)?.[1];
  if (secret === undefined || !secret.startsWith(apiKeyPrefix)) {
    throw new AppError('sign_in_required', { detail: `Expected "Authorization: Bearer ${apiKeyPrefix}...".` });
  }
  return secret;
}
