import { eq } from '@countersign/db/query';
import { account, user } from '@countersign/db/schema/sign-in';
import { hashPassword } from 'better-auth/crypto';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** A password as it is stored. Takes a third of a second of one core, so it is made before a transaction begins. */
export type PasswordHash = string & { readonly isHashed: true };

export async function hashNewPassword(password: string): Promise<PasswordHash> {
  return (await hashPassword(password)) as PasswordHash;
}

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly personId: string;
  readonly locale: string;
  readonly zone: string;
  readonly passwordHash: PasswordHash;
}

/** Adds a login with a verified address and a password. Refuses (`invalid_input`, field `email`) an address that has one. */
export async function createUser(
  ctx: Pick<ServiceContext, 'ids' | 'now'>,
  tx: Transaction,
  given: NewUser,
): Promise<{ userId: string }> {
  const taken = await tx.select({ id: user.id }).from(user).where(eq(user.email, given.email));
  if (taken.length > 0)
    throw invalidInput({ field: 'email', code: 'email_taken', message: 'this address has a login already' });
  const userId = ctx.ids.next('usr');
  const at = new Date(ctx.now());
  await tx.insert(user).values({
    id: userId,
    name: given.name,
    email: given.email,
    emailVerified: true,
    createdAt: at,
    updatedAt: at,
    twoFactorEnabled: false,
    personId: given.personId,
    locale: given.locale,
    zone: given.zone,
  });
  await tx.insert(account).values({
    id: ctx.ids.next('acct'),
    accountId: userId,
    providerId: 'credential',
    userId,
    password: given.passwordHash,
    createdAt: at,
    updatedAt: at,
  });
  return { userId };
}
