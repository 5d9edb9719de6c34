import type { Operation } from '@countersign/contracts/operation/operation';
import { and, asc, eq } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import { commands } from '@countersign/db/schema/case';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ErrorCode } from '@countersign/domain/error/codes';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { call, type RawInput, type Verb } from './call.ts';
import { tellDeals } from './deal-story.ts';
import type { LooseInput } from './describe-write-verb.ts';
import { footprint } from './footprint.ts';
import { isWrittenByContacts, ofPartnerThatIs } from './partner-standing.ts';
import { createTestTenant, type TestTenant } from './test-tenant.ts';

export type Deals = ReturnType<typeof tellDeals>;

export interface CommandCase<O extends Operation> {
  /** Its permission: `deal-registration.withdraw`. */
  readonly id: string;
  readonly operation: O;
  readonly verb: Verb<O>;
  readonly database: () => TestDatabase;
  /** Makes what the command is about; gives its id, the registration and the revision of the terms. */
  readonly prepare: (
    tenant: TestTenant,
    deals: Deals,
  ) => Promise<{ readonly id: string; readonly dealId: string; readonly revision: number }>;
  readonly by: (tenant: TestTenant) => ServiceContext;
  readonly body?: (tenant: TestTenant) => object;
  /** Another body that is as good as the first. */
  readonly otherBody?: (tenant: TestTenant) => object;
  readonly becomes: string;
  /** The audit row's action. */
  readonly audit: string;
  readonly expect?: (tenant: TestTenant, deals: Deals, dealId: string) => Promise<void>;
  readonly forbidden?: (tenant: TestTenant) => ServiceContext;
  /** Somebody of the same tenant to whom it does not exist; null for what staff does. */
  readonly outsider?: ((tenant: TestTenant) => ServiceContext) | null;
  readonly badInput?: readonly {
    readonly label: string;
    readonly body: (tenant: TestTenant) => unknown;
    readonly field?: string;
    readonly code?: ErrorCode;
  }[];
}

/** What holds for everything that people ask a running case to do. */
export function describeCommand<O extends Operation>(given: CommandCase<O>): void {
  interface Arranged {
    readonly tenant: TestTenant;
    readonly deals: Deals;
    readonly about: { readonly id: string; readonly dealId: string; readonly revision: number };
  }
  const arrange = async (): Promise<Arranged> => {
    const tenant = await createTestTenant(given.database());
    const deals = tellDeals(tenant);
    return { tenant, deals, about: await given.prepare(tenant, deals) };
  };
  const inputOf = ({ tenant, about }: Arranged, body: unknown = given.body?.(tenant)): LooseInput => ({
    params: { id: about.id },
    ...(given.operation.body ? { body } : {}),
    ...(given.operation.ifMatch ? { ifMatch: about.revision } : {}),
  });
  const run = async (ctx: ServiceContext, raw: LooseInput) =>
    (await call(given.operation, given.verb, ctx, raw as RawInput<O>)) as CommandResult;
  const stored = ({ tenant }: Arranged) =>
    tenant.inTenant((tx) =>
      tx.select().from(commands).where(eq(commands.tenantId, tenant.id)).orderBy(asc(commands.id)),
    );

  describe(given.id, () => {
    it('does what it says, and leaves the command and an audit row with its actor', async () => {
      const at = await arrange();
      const { tenant, deals, about } = at;
      const before = (await stored(at)).length;
      const ctx = deals.acting(given.by(tenant));
      const result = await run(ctx, inputOf(at));
      expect(result).toMatchObject({ status: 'done', code: null });
      expect((await deals.get(tenant.admin, about.dealId)).status).toBe(given.becomes);
      const rows = await stored(at);
      expect(rows).toHaveLength(before + 1);
      expect(rows.find(({ id }) => id === result.commandId)).toMatchObject({
        status: 'done',
        finishedAt: tenant.clock.now,
      });
      const by = ctx.actor;
      const audited = await tenant.inTenant((tx) =>
        tx
          .select()
          .from(auditLog)
          .where(and(eq(auditLog.tenantId, tenant.id), eq(auditLog.action, given.audit))),
      );
      expect(audited.map(({ actorId }) => actorId)).toContain(
        by.kind === 'member' || by.kind === 'contact' ? by.id : '',
      );
      await given.expect?.(tenant, deals, about.dealId);
    });

    it('sent twice has one effect and one answer; its key is good for no other request', async () => {
      const at = await arrange();
      const ctx = at.deals.acting(given.by(at.tenant));
      const again = () => ({ ...ctx, idempotency: ctx.idempotency && { ...ctx.idempotency, wasReplayed: false } });
      const first = await run(ctx, inputOf(at));
      const before = await footprint(given.database());
      const second = again();
      expect(await run(second, inputOf(at))).toEqual(first);
      expect(second.idempotency?.wasReplayed).toBe(true);
      if (given.otherBody)
        await expect(run(again(), inputOf(at, given.otherBody(at.tenant)))).rejects.toMatchObject({
          code: 'idempotency_key_reused',
        });
      expect(await footprint(given.database())).toEqual(before);
    });

    it('sent twice at once has one effect', async () => {
      const at = await arrange();
      const before = (await stored(at)).length;
      const ctx = at.deals.acting(given.by(at.tenant));
      const both = await Promise.allSettled([run({ ...ctx }, inputOf(at)), run({ ...ctx }, inputOf(at))]);
      expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
      expect(await stored(at)).toHaveLength(before + 1);
    });

    it('stays pending when its answer is lost, and is known when it is asked again under the same key', async () => {
      const at = await arrange();
      const ctx = at.deals.acting(given.by(at.tenant));
      const deaf = {
        ...ctx,
        ports: { ...ctx.ports, caseRunner: { ...at.deals.runner, send: async () => ({ status: 'unknown' as const }) } },
      };
      const pending = await run(deaf, inputOf(at));
      expect(pending).toMatchObject({ status: 'pending', caseStatus: null });
      expect(await run(ctx, inputOf(at))).toMatchObject({ commandId: pending.commandId, status: 'done' });
    });

    if (given.operation.ifMatch) {
      it('is refused when the terms are not the ones that were looked at', async () => {
        const at = await arrange();
        const status = async () => (await at.deals.get(at.tenant.admin, at.about.dealId)).status;
        const before = await status();
        const stale = { ...inputOf(at), ifMatch: at.about.revision + 1 };
        await expect(run(at.deals.acting(given.by(at.tenant)), stale)).rejects.toMatchObject({
          code: 'stale_revision',
        });
        expect(await status()).toBe(before);
      });
    }

    describe('changes nothing', () => {
      let at: Arranged;
      let other: TestTenant;
      let before: Record<string, string>;
      beforeAll(async () => {
        at = await arrange();
        other = await createTestTenant(given.database(), { time: new Date(at.tenant.clock.now).toISOString() });
        before = await footprint(given.database());
      });

      it('for somebody whose roles do not hold it, and for nobody', async () => {
        await expect(
          run(at.deals.acting(given.forbidden?.(at.tenant) ?? at.tenant.auditor), inputOf(at)),
        ).rejects.toMatchObject({ code: 'forbidden' });
        await expect(run(at.deals.acting(at.tenant.nobody), inputOf(at))).rejects.toMatchObject({
          code: 'sign_in_required',
        });
      });

      it('for the people of a partner that is suspended or has ended', async () => {
        if (!isWrittenByContacts(given.id)) return;
        for (const status of ['suspended', 'ended'] as const) {
          await expect(run(at.deals.acting(ofPartnerThatIs(status, at.tenant)), inputOf(at))).rejects.toMatchObject({
            code: 'partner_not_active',
          });
        }
      });

      it('for another tenant and another partner, to whom it does not exist', async () => {
        await expect(run(tellDeals(other).acting(other.admin), inputOf(at))).rejects.toMatchObject({
          code: 'not_found',
        });
        if (given.outsider === null) return;
        await expect(
          run(at.deals.acting((given.outsider ?? ((one) => one.partnerB.owner.ctx))(at.tenant)), inputOf(at)),
        ).rejects.toMatchObject({ code: 'not_found' });
      });

      it('without a key, and when nobody would receive it', async () => {
        const ctx = at.deals.acting(given.by(at.tenant));
        await expect(run({ ...ctx, idempotency: null }, inputOf(at))).rejects.toMatchObject({
          code: 'idempotency_key_missing',
        });
        const down = {
          ...ctx,
          ports: { ...ctx.ports, caseRunner: { ...at.deals.runner, isAvailable: async () => false } },
        };
        await expect(run(down, inputOf(at))).rejects.toMatchObject({ code: 'temporarily_unavailable' });
      });

      it.each(given.badInput ?? [])('for bad input: $label', async ({ body, code, field }) => {
        await expect(run(at.deals.acting(given.by(at.tenant)), inputOf(at, body(at.tenant)))).rejects.toMatchObject({
          code: code ?? 'invalid_input',
          ...(field === undefined ? {} : { fields: expect.arrayContaining([expect.objectContaining({ field })]) }),
        });
      });

      it('after all of these', async () => expect(await footprint(given.database())).toEqual(before));
    });
  });
}
