import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '@countersign/db/client';
import * as tables from '@countersign/db/schema/sign-in';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Ids, Log } from '../context.ts';
import { auditAccess } from './audit-access.internal.ts';
import { guardSignIn } from './auth-hooks.internal.ts';
import { passwordLengthMax, passwordLengthMin } from './check-password.ts';
import type { Access } from './record-access.ts';
import type { PasswordReset } from './send-password-reset.ts';
import { takePrints, withoutParameters } from './take-prints.internal.ts';
import { trustedOrigins } from './trusted-origins.ts';

export interface AuthOptions {
  readonly db: Database;
  readonly secret: string;
  readonly urls: { readonly portal: string; readonly console: string };
  readonly ids: Ids;
  readonly now: () => number;
  readonly log: Log;
  readonly sendPasswordReset: (reset: PasswordReset) => Promise<void>;
  readonly recordAccess: (access: Access) => Promise<void>;
}

/** Sign-in as the API uses it. */
export interface Auth {
  /** Answers a request below `/api/auth`; an error that is not the caller's is given beside the answer. */
  handle(request: Request): Promise<{ response: Response; error: unknown }>;
  /** The login behind the session cookie, or null. Asks the database each time, so an ended session ends at once. */
  findSession(headers: Headers): Promise<{ userId: string; sessionId: string } | null>;
}

/** The address of the caller as the API's proxy settings found it; whatever the caller put there is overwritten. */
export const addressHeader = 'x-countersign-address';
export const authPath = '/api/auth';

const idPrefixes: Readonly<Record<string, string>> = {
  user: 'usr',
  session: 'ses',
  account: 'acct',
  verification: 'ver',
  twoFactor: 'tfa',
};
/** Accounts arise through invitation and set-up; profile, addresses and keys have operations of their own. */
const disabledPaths = [
  '/sign-up/email',
  '/sign-in/social',
  '/link-social',
  '/unlink-account',
  '/list-accounts',
  '/account-info',
  '/get-access-token',
  '/refresh-token',
  '/update-user',
  '/update-session',
  '/change-email',
  '/delete-user',
  '/delete-user/callback',
  '/verify-email',
  '/send-verification-email',
  '/two-factor/send-otp',
  '/two-factor/verify-otp',
  '/two-factor/view-backup-codes',
];

/**
 * Sign-in with e-mail and password, reset by link, and a second factor with recovery codes, over the tables of schema
 * `identity`. Nobody can sign up. Cookies are first-party, `HttpOnly`, `SameSite=Lax`, and `Secure` behind https.
 */
export function createAuth(options: AuthOptions): Auth {
  const failure = new AsyncLocalStorage<{ error: unknown }>();
  const library = createLibrary(options, (error) => {
    const store = failure.getStore();
    if (store) store.error = withoutParameters(error);
  });
  const logPrinted = (error: unknown) =>
    options.log.error({ err: withoutParameters(error) }, 'a query of sign-in failed');
  return {
    handle: (request) => {
      const store: { error: unknown } = { error: undefined };
      const answer = () => takePrints(logPrinted, () => library.handler(request));
      return failure.run(store, async () => ({ response: await answer(), error: store.error }));
    },
    findSession: async (headers) => {
      const store: { error: unknown } = { error: undefined };
      const asked = failure.run(store, () =>
        takePrints(logPrinted, () => library.api.getSession({ headers, query: { disableCookieCache: true } })),
      );
      const found = await asked.catch((error: unknown) => {
        // The library answers an outage with an error of its own and tells the cause to its logger alone.
        throw isExpected(error) ? error : (store.error ?? error);
      });
      return found === null ? null : { userId: found.user.id, sessionId: found.session.id };
    },
  };
}

function createLibrary(options: AuthOptions, onFailure: (error: unknown) => void) {
  const { db, ids, urls, log } = options;
  return betterAuth({
    appName: 'Countersign',
    baseURL: urls.console,
    basePath: authPath,
    secret: options.secret,
    trustedOrigins: [...trustedOrigins(urls)],
    database: drizzleAdapter(db, { provider: 'pg', schema: { ...tables } }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
      resetPasswordTokenExpiresIn: 60 * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }, request) =>
        options.sendPasswordReset({ userId: user.id, token, origin: request?.headers.get('origin') ?? null }),
      onPasswordReset: ({ user }) =>
        options.recordAccess({ act: 'session.password-reset', login: { userId: user.id } }),
    },
    session: { expiresIn: 7 * 24 * 60 * 60, updateAge: 24 * 60 * 60, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        // Failed sign-ins are counted by account and address instead.
        '/sign-in/email': false,
        '/get-session': false,
        '/request-password-reset': { window: 15 * 60, max: 20 },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Countersign',
        totpOptions: { digits: 6, period: 30 },
        backupCodeOptions: { amount: 10, length: 10 },
      }),
      auditAccess(options.recordAccess),
    ],
    hooks: guardSignIn({ db, now: options.now }),
    disabledPaths,
    telemetry: { enabled: false },
    onAPIError: { onError: (error) => (isExpected(error) ? undefined : onFailure(error)) },
    logger: {
      level: 'warn',
      // Arguments may hold addresses and tokens.
      log: (level, message, ...args: readonly unknown[]) => {
        if (level !== 'error') return log.warn({}, message);
        log.error({}, message);
        const cause = args.find((arg) => arg instanceof Error);
        if (cause !== undefined) onFailure(cause);
      },
    },
    advanced: {
      cookiePrefix: 'countersign',
      // Said outright, because the library leaves them out where it takes the environment for a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: [urls.portal, urls.console].every((url) => url.startsWith('https:')),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: ({ model }) => ids.next(idPrefixes[model] ?? 'auth') },
      backgroundTasks: {
        // Known and unknown addresses are answered equally fast.
        handler: (work) => {
          work.catch((err: unknown) => log.error({ err }, 'background work of sign-in failed'));
        },
      },
    },
  });
}

/** Refusals carry a status below 500; everything else is a defect or an outage. */
function isExpected(error: unknown): boolean {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status < 500;
}
