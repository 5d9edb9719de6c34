import { and, eq } from '@countersign/db/query';
import { account, user } from '@countersign/db/schema/sign-in';
import { verifyPassword } from 'better-auth/crypto';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { attemptSucceeded, beginAttempt } from './sign-in-attempts.ts';

/**
 * Has whoever is signed in prove it once more before something that moves money: their password again. Wrong ones count
 * like failed sign-ins (`too_many_requests`); an API key has none and is refused (`password_wrong`).
 */
export async function checkOwnPassword(ctx: ServiceContext, password: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'member' && actor.kind !== 'contact') throw new AppError('forbidden');
  if (actor.kind === 'member' && actor.apiKeyId !== null) throw wrong();
  const [login] = await ctx.db
    .select({ email: user.email, hash: account.password })
    .from(user)
    .innerJoin(account, and(eq(account.userId, user.id), eq(account.providerId, 'credential')))
    .where(eq(user.id, actor.userId));
  if (!login?.hash) throw wrong();
  const attempt = { email: login.email, address: `step-up/${actor.userId}` };
  const waitSeconds = await beginAttempt(ctx.db, attempt, ctx.now());
  if (waitSeconds > 0)
    throw new AppError('too_many_requests', { detail: 'Too many wrong passwords.', facts: { waitSeconds } });
  if (!(await verifyPassword({ hash: login.hash, password }))) throw wrong();
  await attemptSucceeded(ctx.db, attempt);
}

function wrong(): AppError {
  return new AppError('password_wrong', { fields: [{ field: 'password', code: 'wrong' }] });
}
