import { and, eq, inArray } from '@countersign/db/query';
import { agreementConsents } from '@countersign/db/schema/agreement';
import type { TaskFacts } from '../onboarding/task-facts.ts';
import { askPartners } from './ask.internal.ts';
import { versionFor } from './standing.internal.ts';

/** The agreement as a task of an onboarding: asked where one is in force for the partner, done when it has accepted. */
export const agreementTask: TaskFacts = {
  isAsked: async (ctx, tx, of) => (await versionFor(ctx, tx, of)) !== null,
  doneWith: async (ctx, tx, of) => {
    const version = await versionFor(ctx, tx, of);
    if (version === null) return null;
    const [found] = await tx
      .select({ id: agreementConsents.id })
      .from(agreementConsents)
      .where(
        and(
          eq(agreementConsents.tenantId, ctx.tenantId),
          eq(agreementConsents.versionId, version.id),
          eq(agreementConsents.partnerId, of.partnerId),
          inArray(agreementConsents.status, ['accepted', 'deemed']),
        ),
      );
    return found?.id ?? null;
  },
  begin: async (ctx, tx, of) => {
    const version = await versionFor(ctx, tx, of);
    if (version !== null)
      await askPartners(ctx, tx, { version, programId: of.programId, partnerIds: [of.partnerId], dueOn: null });
  },
};
