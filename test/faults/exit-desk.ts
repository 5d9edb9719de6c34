import { and, eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { exitEffectsDone, exits } from '@countersign/db/schema/exit';
import { linkRoutes, links } from '@countersign/db/schema/link';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import type { TestDatabase } from '@countersign/db/testing/database';
import { doExitEffect } from '@countersign/services/exit/run-effect';
import { beginEnd } from '@countersign/services/exit/saga';
import { startExit } from '@countersign/services/exit/start';
import { turnSagaBack } from '@countersign/services/saga/turn-back';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
import type { Flow } from './flows.ts';

export interface Leaving {
  readonly partnerId: string;
  readonly enrollmentId: string;
  readonly exitId: string;
  readonly sagaId: string;
  readonly flow: Flow;
}

/** A company whose partners leave, each with a link, their notice being over. */
export async function openExitDesk(database: TestDatabase) {
  const tenant = await createTestTenant(database);
  await track.setUp(tenant);
  let partnerCount = 0;

  async function beginOne(): Promise<Leaving> {
    partnerCount += 1;
    const partner = await tenant.addPartner(`Leaver ${partnerCount}`);
    const { enrollmentId } = partner;
    await track.link(tenant, { enrollmentId }, partner.owner.ctx);
    const { id: exitId } = await startExit(tenant.pm, {
      params: {},
      query: {},
      ifMatch: undefined,
      body: {
        enrollmentId,
        reason: 'breach',
        noticeDays: 0,
        clawbackDays: 30,
        choices: { deals: 'release', transferTo: null, exceptions: [], links: 'program_page' },
        note: 'A note.',
        partnerText: 'A text.',
      },
    });
    const sagaId = await tenant.inTenant(async (tx) => {
      await doExitEffect(tenant.system, tx, exitId, 'announce');
      const [exit] = await tx
        .update(exits)
        .set({ status: 'notice', endsAt: tenant.clock.now })
        .where(eq(exits.id, exitId))
        .returning();
      if (!exit) throw new Error('nobody leaves');
      return beginEnd(tenant.system, tx, exit);
    });
    const flow: Flow = { kind: 'saga', tenantId: tenant.id, now: tenant.clock.now, sagaId, folder: '' };
    return { partnerId: partner.id, enrollmentId, exitId, sagaId, flow };
  }

  return {
    begin: async (count: number): Promise<Leaving[]> => {
      const begun: Leaving[] = [];
      while (begun.length < count) begun.push(await beginOne());
      return begun;
    },
    turnBack: async (begun: readonly Leaving[]): Promise<void> => {
      for (const { sagaId } of begun)
        await tenant.inTenant((tx) => turnSagaBack(tenant.system, tx, { sagaId, reason: 'Not wanted.' }));
    },
    foundOf: ({ partnerId, enrollmentId, exitId }: Leaving) =>
      tenant.inTenant(async (tx) => {
        const [enrollment] = await tx.select().from(enrollments).where(eq(enrollments.id, enrollmentId));
        const [partner] = await tx.select().from(partners).where(eq(partners.id, partnerId));
        const [exit] = await tx.select().from(exits).where(eq(exits.id, exitId));
        const [link] = await tx.select().from(links).where(eq(links.enrollmentId, enrollmentId));
        const [route] = await tx.select().from(linkRoutes).where(eq(linkRoutes.enrollmentId, enrollmentId));
        const effects = await tx.select().from(exitEffectsDone).where(eq(exitEffectsDone.exitId, exitId));
        const mails = await tx
          .select({ key: messages.key })
          .from(messages)
          .where(and(eq(messages.tenantId, tenant.id), eq(messages.kind, 'exit_ended')));
        return {
          exit: exit?.status,
          membership: enrollment?.status,
          partner: partner?.status,
          link: link?.archivedAt === null ? 'live' : 'archived',
          route: route?.isLive,
          inForce: effects.filter(({ undoneAt }) => undoneAt === null).length,
          told: mails.filter(({ key }) => key.includes(exitId)).length,
        };
      }),
  };
}
