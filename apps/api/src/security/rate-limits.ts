import { AppError } from '@countersign/services/app-error';
import type { Actor } from '@countersign/services/context';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

export interface RateLimits {
  /** Requests a minute from one address, whoever sends them. */
  readonly perAddress: number;
  /** Requests a minute of one membership, login or API key. */
  readonly perPrincipal: number;
  /** Requests a minute from one address to what strangers may use; 120 where it is not said. */
  readonly perStranger?: number;
}

export const defaultRateLimits: RateLimits = { perAddress: 6_000, perPrincipal: 1_500 };

const windowMs = 60_000;
const refuse = () => {
  throw new AppError('too_many_requests');
};

export function limitAddresses(limits: RateLimits): RequestHandler {
  return rateLimit({
    windowMs,
    limit: limits.perAddress,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'address',
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
    handler: refuse,
  });
}

const strangersUsually = 120;

/** For the pages on which anybody may cause mails and drafts. */
export function limitStrangers(limits: RateLimits): RequestHandler {
  return rateLimit({
    windowMs,
    limit: limits.perStranger ?? strangersUsually,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'stranger',
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
    handler: refuse,
  });
}

/** Counts a request for its caller once it is known who that is; refuses `too_many_requests`. */
export function limitPrincipals(
  limits: RateLimits,
): (request: Request, response: Response, actor: Actor) => Promise<void> {
  const limit = rateLimit({
    windowMs,
    limit: limits.perPrincipal,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'principal',
    keyGenerator: (_request, response) => String(response.locals['principal']),
    handler: refuse,
  });
  return async (request, response, actor) => {
    const key = keyOf(actor);
    if (key === undefined) return;
    response.locals['principal'] = key;
    await limit(request, response, (error?: unknown) => {
      if (error !== undefined) throw error as Error;
    });
  };
}

function keyOf(actor: Actor): string | undefined {
  switch (actor.kind) {
    case 'member':
      return actor.apiKeyId ?? actor.id;
    case 'contact':
    case 'applicant':
      return actor.id;
    case 'nobody':
      return actor.userId;
    case 'system':
      return undefined;
    default:
      return actor satisfies never;
  }
}
