import { and, asc, eq } from '@countersign/db/query';
import { membershipDirectory } from '@countersign/db/schema/identity';
import { contacts, members } from '@countersign/db/schema/people';
import { user } from '@countersign/db/schema/sign-in';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { transact } from '../transact.ts';

/** What somebody did to, or with, their own login; the actions of its audit rows. */
export type AccessAct =
  | 'session.sign-in'
  | 'session.sign-in-failed'
  | 'session.sign-out'
  | 'session.two-factor-on'
  | 'session.two-factor-off'
  | 'session.recovery-codes-made'
  | 'session.password-changed'
  | 'session.password-reset';

export interface Access {
  readonly act: AccessAct;
  /** Whose login it is; an address that leads to no login leaves no row. */
  readonly login: { readonly userId: string } | { readonly email: string };
  /** What was shown, or failed to be. */
  readonly factor?: 'password' | 'totp' | 'recovery_code';
}

type Entry = typeof membershipDirectory.$inferSelect;

/**
 * Leaves an audit row in every tenant that a login belongs to, each in its own tenant. Who failed to sign in is nobody:
 * only the membership that was meant is known.
 */
export async function recordAccess(ctx: ServiceContext, access: Access): Promise<void> {
  for (const entry of await findEntries(ctx, access.login)) {
    const own: ServiceContext = { ...ctx, tenantId: entry.tenantId, idempotency: null };
    await transact(own, async (tx) => {
      const person = await findPerson(tx, entry);
      if (!person) return;
      const isKnown = access.act !== 'session.sign-in-failed';
      await recordAudit(isKnown ? own : { ...own, actor: { kind: 'nobody' } }, tx, {
        action: access.act,
        subjectKind: entry.kind,
        subjectId: entry.membershipId,
        facts: access.factor === undefined ? {} : { factor: access.factor },
        ...(isKnown ? { by: { kind: entry.kind, id: entry.membershipId, ...person } } : {}),
      });
    });
  }
}

function findEntries(ctx: ServiceContext, login: Access['login']): Promise<Entry[]> {
  return outsideTenants(ctx.db, async (tx) => {
    const rows = await tx
      .select({ entry: membershipDirectory })
      .from(membershipDirectory)
      .innerJoin(user, eq(user.id, membershipDirectory.userId))
      .where('userId' in login ? eq(user.id, login.userId) : eq(user.email, login.email.toLowerCase()))
      .orderBy(asc(membershipDirectory.membershipId));
    return rows.map(({ entry }) => entry);
  });
}

async function findPerson(tx: Transaction, entry: Entry): Promise<{ name: string; personId: string } | undefined> {
  const table = entry.kind === 'member' ? members : contacts;
  const [row] = await tx
    .select({ name: table.name, personId: table.personId })
    .from(table)
    .where(and(eq(table.tenantId, entry.tenantId), eq(table.id, entry.membershipId)));
  return row;
}
