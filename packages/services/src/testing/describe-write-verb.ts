import type { Operation, OutputOf } from '@countersign/contracts/operation/operation';
import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ErrorCode } from '@countersign/domain/error/codes';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import type { TestTenantOptions } from './arrange.internal.ts';
import { call, type RawInput, type Verb } from './call.ts';
import { Crash, crashingBeforeCommit, footprint } from './footprint.ts';
import { isWrittenByContacts, ofPartnerThatIs } from './partner-standing.ts';
import { createTestTenant, type TestTenant } from './test-tenant.ts';

export interface WriteVerbCase<O extends Operation, P> {
  /** Its permission: `partner.create`. */
  readonly id: string;
  readonly operation: O;
  readonly verb: Verb<O>;
  readonly database: () => TestDatabase;
  readonly tenant?: TestTenantOptions;
  /** What must be there before; its result is handed to the other functions. */
  readonly prepare?: (tenant: TestTenant) => Promise<P>;
  /** Who does it; the administrator unless said. */
  readonly by?: (tenant: TestTenant, prepared: P) => ServiceContext;
  readonly input: (tenant: TestTenant, prepared: P) => RawInput<NoInfer<O>>;
  /** What must hold after the happy path. */
  readonly expect: (tenant: TestTenant, output: OutputOf<O>, prepared: P) => void | Promise<void>;
  /** Who may not; the auditor unless said. */
  readonly forbidden?: (tenant: TestTenant, prepared: P) => ServiceContext;
  /**
   * What somebody of another tenant gets for the same input, `not_found` unless said. `null` when the input names
   * nothing of the tenant.
   */
  readonly otherTenant?: { readonly by?: (other: TestTenant) => ServiceContext; readonly code?: ErrorCode } | null;
  readonly badInput: readonly {
    readonly label: string;
    readonly input: (tenant: TestTenant, prepared: P) => LooseInput;
    readonly code?: ErrorCode;
    /** The field that the refusal names. */
    readonly field?: string;
  }[];
  /** The audit row's action; the operation's id unless said. */
  readonly audit?: string;
}

/** Input that need not fit the operation's types. */
export interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly ifMatch?: number;
}

/** The seven things that hold for every verb that writes. */
export function describeWriteVerb<O extends Operation, P = undefined>(given: WriteVerbCase<O, P>): void {
  describe(given.id, () => {
    let tenant: TestTenant;
    let prepared: P;
    const actor = () => given.by?.(tenant, prepared) ?? tenant.admin;
    const run = (ctx: ServiceContext, input: LooseInput = given.input(tenant, prepared)) =>
      call(given.operation, given.verb, ctx, input as RawInput<O>);

    beforeEach(async () => {
      tenant = await createTestTenant(given.database(), given.tenant);
      prepared = (await given.prepare?.(tenant)) as P;
    });

    it('does what it says and leaves an audit row with its actor', async () => {
      const before = await auditCount(tenant);
      const output = await run(actor());
      await given.expect(tenant, output, prepared);
      const rows = await tenant.inTenant((tx) =>
        tx.execute<{ actor_id: string | null; actor_kind: string }>(
          sql`select actor_id, actor_kind from audit_log where action = ${given.audit ?? given.id}`,
        ),
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(await auditCount(tenant)).toBeGreaterThan(before);
      const by = actor().actor;
      if (by.kind === 'member' || by.kind === 'contact') expect(rows.map((row) => row.actor_id)).toContain(by.id);
      else expect(rows.map((row) => row.actor_kind)).toContain(by.kind);
    });

    it('is refused to somebody whose roles do not hold it, and to nobody', async () => {
      await nothingChanges(given.database(), async () => {
        await expect(run(given.forbidden?.(tenant, prepared) ?? tenant.auditor)).rejects.toMatchObject({
          code: 'forbidden',
        });
        await expect(run(tenant.nobody)).rejects.toMatchObject({ code: 'sign_in_required' });
      });
    });

    if (isWrittenByContacts(given.id)) {
      it('is refused to the people of a partner that is suspended or has ended', async () => {
        await nothingChanges(given.database(), async () => {
          for (const status of ['suspended', 'ended'] as const) {
            await expect(run(ofPartnerThatIs(status, tenant))).rejects.toMatchObject({ code: 'partner_not_active' });
          }
        });
      });
    }

    if (given.otherTenant !== null) {
      it('does not find what belongs to another tenant', async () => {
        const other = await createTestTenant(given.database(), given.tenant);
        await nothingChanges(given.database(), async () => {
          await expect(run(given.otherTenant?.by?.(other) ?? other.admin)).rejects.toMatchObject({
            code: given.otherTenant?.code ?? 'not_found',
          });
        });
      });
    }

    if (given.operation.idempotency) {
      it('gives a repeated request the first answer and does nothing twice', async () => {
        const claim = (payloadHash: string) => ({
          caller: 'test',
          key: 'key-1',
          operation: given.id,
          payloadHash,
          wasReplayed: false,
        });
        const first = await run({ ...actor(), idempotency: claim('one') });
        const again = claim('one');
        await nothingChanges(given.database(), async () => {
          expect(await run({ ...actor(), idempotency: again })).toEqual(first);
          expect(again.wasReplayed).toBe(true);
          await expect(run({ ...actor(), idempotency: claim('two') })).rejects.toMatchObject({
            code: 'idempotency_key_reused',
          });
        });
      });
    }

    if (given.operation.ifMatch) {
      it('is refused when the revision it rests on is not the current one', async () => {
        const input = given.input(tenant, prepared);
        await nothingChanges(given.database(), async () => {
          await expect(run(actor(), { ...input, ifMatch: (input.ifMatch ?? 0) + 7 })).rejects.toMatchObject({
            code: 'stale_revision',
          });
        });
      });
    }

    it.each(given.badInput)('refuses bad input: $label', async ({ input, code, field }) => {
      await nothingChanges(given.database(), async () => {
        const refusal = run(actor(), input(tenant, prepared));
        await expect(refusal).rejects.toMatchObject({
          code: code ?? 'invalid_input',
          ...(field === undefined ? {} : { fields: expect.arrayContaining([expect.objectContaining({ field })]) }),
        });
      });
    });

    it('leaves nothing behind when it crashes before the commit', async () => {
      await nothingChanges(given.database(), async () => {
        await expect(run(crashingBeforeCommit(actor()))).rejects.toBeInstanceOf(Crash);
      });
    });
  });
}

async function nothingChanges(database: TestDatabase, work: () => Promise<void>): Promise<void> {
  const before = await footprint(database);
  await work();
  expect(await footprint(database)).toEqual(before);
}

async function auditCount(tenant: TestTenant): Promise<number> {
  const [row] = await tenant.inTenant((tx) =>
    tx.execute<{ count: number }>(sql`select count(*)::int as count from audit_log`),
  );
  return row?.count ?? 0;
}
