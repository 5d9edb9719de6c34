import { and, eq } from '@countersign/db/query';
import { contacts, members } from '@countersign/db/schema/people';
import type { CaseActor } from '@countersign/domain/case/transition';
import type { ServiceContext, Transaction } from '../context.ts';

export interface NamedActor {
  readonly kind: CaseActor['kind'];
  readonly id: string | null;
  readonly personId: string | null;
  readonly name: string;
}

/** The actor with the name that records show: the login's own, the rule's, or the product's. */
export async function nameActor(
  ctx: ServiceContext,
  tx: Transaction,
  actor: CaseActor,
  ruleName: string | null,
): Promise<NamedActor> {
  switch (actor.kind) {
    case 'member': {
      const [row] = await tx
        .select({ name: members.name })
        .from(members)
        .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, actor.id)));
      return { ...actor, name: row?.name ?? actor.id };
    }
    case 'contact': {
      const [row] = await tx
        .select({ name: contacts.name })
        .from(contacts)
        .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, actor.id)));
      return { ...actor, name: row?.name ?? actor.id };
    }
    case 'applicant':
      // Who it is stands on the application itself, where it can be erased.
      return { ...actor, name: 'applicant' };
    case 'rule':
      return { ...actor, name: ruleName ?? 'rule' };
    case 'timer':
      return { ...actor, name: 'deadline' };
    case 'system':
      return { ...actor, name: 'Countersign' };
    default:
      return actor satisfies never;
  }
}
