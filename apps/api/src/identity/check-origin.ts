import { AppError } from '@countersign/services/app-error';
import type { Request } from 'express';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends the cookie along whoever's page asks, and says in `Origin` whose page it was. Writes with a cookie
 * are taken from our own pages alone; programs use API keys.
 */
export function checkOrigin(request: Request, origins: readonly string[]): void {
  if (readingMethods.has(request.method)) return;
  const origin = request.get('origin');
  if (origin !== undefined && origins.includes(origin)) return;
  throw new AppError('forbidden', {
    detail: 'Writing with a session cookie needs an Origin header that names the portal or the console.',
    facts: { reason: 'origin' },
  });
}
