import type { Log } from '@countersign/services/context';
import type { Request, Response } from 'express';

/** What the log line of a request says besides its method and address: ids only. */
export interface RequestFacts {
  tenantId?: string;
  membershipId?: string;
  caseId?: string;
  operation?: string;
}

const requestIdPattern = /^[A-Za-z0-9._-]{8,64}$/;

/** The id that a proxy gave, if it is a plain one, else a new one. */
export function requestIdFrom(request: Request, next: () => string): string {
  const given = request.get('x-request-id');
  return given !== undefined && requestIdPattern.test(given) ? given : next();
}

export function requestIdOf(response: Response): string {
  return String(response.locals['requestId'] ?? '');
}

export function requestLogOf(response: Response): Log {
  return response.locals['log'] as Log;
}

export function requestFactsOf(response: Response): RequestFacts {
  response.locals['facts'] ??= {};
  return response.locals['facts'] as RequestFacts;
}
