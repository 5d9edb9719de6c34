import type { Database } from '@countersign/db/client';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { type PasswordWeakness, weaknessOf } from './check-password.ts';
import { attemptSucceeded, beginAttempt, type SignInAttempt } from './sign-in-attempts.ts';

const signInPath = '/sign-in/email';
const passwordPaths = ['/reset-password', '/change-password'];
const passwordCodes: Record<PasswordWeakness, string> = {
  too_short: 'PASSWORD_TOO_SHORT',
  too_long: 'PASSWORD_TOO_LONG',
  too_common: 'PASSWORD_TOO_COMMON',
};

/** Bounds failed sign-ins and refuses common passwords, around the library's own routes. */
export function guardSignIn(parts: { readonly db: Database; readonly now: () => number }) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      if (passwordPaths.includes(ctx.path)) checkNewPassword(ctx.body);
      const attempt = attemptOf(ctx);
      if (!attempt) return;
      const waitSeconds = await beginAttempt(parts.db, attempt, parts.now());
      if (waitSeconds > 0) {
        throw new APIError(
          'TOO_MANY_REQUESTS',
          { code: 'TOO_MANY_ATTEMPTS', message: 'Too many failed sign-ins. Try again later.' },
          { 'retry-after': String(waitSeconds) },
        );
      }
    }),
    after: createAuthMiddleware(async (ctx) => {
      const attempt = attemptOf(ctx);
      if (attempt && !(ctx.context.returned instanceof Error)) await attemptSucceeded(parts.db, attempt);
    }),
  };
}

function attemptOf(ctx: { path: string; body?: unknown; headers?: Headers | undefined }): SignInAttempt | undefined {
  if (ctx.path !== signInPath || typeof ctx.body !== 'object' || ctx.body === null) return undefined;
  const email: unknown = Reflect.get(ctx.body, 'email');
  if (typeof email !== 'string') return undefined;
  return { email, address: ctx.headers?.get('x-countersign-address') ?? 'unknown' };
}

function checkNewPassword(body: unknown): void {
  const password: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'newPassword') : undefined;
  if (typeof password !== 'string') return;
  const weakness = weaknessOf(password, '');
  if (weakness === null) return;
  throw new APIError('BAD_REQUEST', {
    code: passwordCodes[weakness],
    message:
      weakness === 'too_common'
        ? 'This password is among the first that are guessed.'
        : 'The password is too short or too long.',
  });
}
