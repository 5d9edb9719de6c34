import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The API serves data: nothing of it may run, be framed, or be sniffed into something else. */
export function securityHeaders(options: { readonly isHttps: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: options.isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
