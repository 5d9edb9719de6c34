import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type { Access } from './record-access.ts';

/** The library's name of the cookie that stands for a right password while the second factor is awaited. */
const challengeCookie = 'two_factor';
const audited = [
  '/sign-in/email',
  '/sign-out',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
  '/change-password',
];

type Login = Access['login'];

/** What a request came to, as the rule below sees it. */
interface Outcome {
  readonly path: string;
  /** It was carried out; otherwise it was refused for what was shown, not for its form or its frequency. */
  readonly isDone: boolean;
  readonly email: string | undefined;
  /** Who was signed in before. */
  readonly known: Login | undefined;
  /** Who a new session was opened for. */
  readonly opened: Login | undefined;
  /** Whose second factor is awaited. */
  readonly challenged: Login | undefined;
}

/**
 * Which requests leave an audit row, and of what. A password that is right but waits for its second factor is no
 * sign-in yet. Resets are told by the library elsewhere, because their request does not say whose they are.
 */
function accessOf({ path, isDone, email, known, opened, challenged }: Outcome): Access | undefined {
  switch (path) {
    case '/sign-in/email':
      if (isDone) return opened && { act: 'session.sign-in', login: opened, factor: 'password' };
      return email === undefined ? undefined : { act: 'session.sign-in-failed', login: { email }, factor: 'password' };
    case '/two-factor/verify-totp':
    case '/two-factor/verify-backup-code': {
      const factor = path === '/two-factor/verify-totp' ? 'totp' : 'recovery_code';
      if (!isDone) return challenged && { act: 'session.sign-in-failed', login: challenged, factor };
      if (!opened) return undefined;
      return { act: known ? 'session.two-factor-on' : 'session.sign-in', login: opened, factor };
    }
    case '/sign-out':
      return known && { act: 'session.sign-out', login: known };
    case '/two-factor/disable':
      return isDone && known ? { act: 'session.two-factor-off', login: known } : undefined;
    case '/two-factor/generate-backup-codes':
      return isDone && known ? { act: 'session.recovery-codes-made', login: known } : undefined;
    case '/change-password':
      return isDone && known ? { act: 'session.password-changed', login: known } : undefined;
    default:
      return undefined;
  }
}

/**
 * Writes down who came in, who failed to, and who changed what they come in by. It stands behind the second factor among
 * the plugins, whose hook takes back the session of a sign-in that waits for a code.
 */
export function auditAccess(record: (access: Access) => Promise<void>): BetterAuthPlugin {
  const knownBefore = new WeakMap<object, { known: Login | undefined; challenged: Login | undefined }>();
  const matcher = ({ path }: { path?: string | undefined }) => path !== undefined && audited.includes(path);
  return {
    id: 'audit-access',
    hooks: {
      before: [
        {
          matcher,
          handler: createAuthMiddleware(async (ctx) => {
            if (!ctx.request || ctx.path === '/sign-in/email') return;
            const session = await getSessionFromCtx(ctx);
            const known = session ? { userId: session.user.id } : undefined;
            const challenge = known
              ? null
              : await ctx.getSignedCookie(ctx.context.createAuthCookie(challengeCookie).name, ctx.context.secret);
            const found = challenge ? await ctx.context.internalAdapter.findVerificationValue(challenge) : null;
            knownBefore.set(ctx.request, { known, challenged: found ? { userId: found.value } : undefined });
          }),
        },
      ],
      after: [
        {
          matcher,
          handler: createAuthMiddleware(async (ctx) => {
            const { returned, newSession } = ctx.context;
            const isDone = !(returned instanceof Error);
            if (!isDone && Reflect.get(returned, 'statusCode') !== 401) return;
            const email: unknown = Reflect.get(Object(ctx.body), 'email');
            const before = ctx.request ? knownBefore.get(ctx.request) : undefined;
            const access = accessOf({
              path: ctx.path,
              isDone,
              email: typeof email === 'string' ? email : undefined,
              known: before?.known,
              challenged: before?.challenged,
              opened: newSession ? { userId: newSession.user.id } : undefined,
            });
            if (access) await record(access);
          }),
        },
      ],
    },
  };
}
