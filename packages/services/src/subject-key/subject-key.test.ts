import { applicationOperations } from '@countersign/contracts/application/operations';
import { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, eq, sql } from '@countersign/db/query';
import { subjectKeys } from '@countersign/db/schema/subject-key';
import { describe, expect, it } from 'vitest';
import { getApplication } from '../application/get.ts';
import { convertProspect } from '../prospect/convert.ts';
import { createProspect } from '../prospect/create.ts';
import { getProspect } from '../prospect/get.ts';
import { call } from '../testing/call.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { destroySubjectKeys } from './destroy.ts';
import { lookupOf } from './lookup.ts';
import { openFor, openMany } from './open.ts';
import { sealFor, sealMany } from './seal.ts';
import { sealPlain } from './seal-plain.ts';

const database = useTestDatabase();

async function arrange() {
  const tenant = await createTestTenant(database());
  const ctx = tenant.admin;
  return { tenant, ctx };
}

describe('keys of subjects', () => {
  it('what is sealed is read again, and its text stands nowhere in the column', async () => {
    const { tenant, ctx } = await arrange();
    await tenant.inTenant(async (tx) => {
      const sealed = await sealFor(ctx, tx, 'apl_1', { name: 'Zdenka Kolářová', born: '1971-03-09' });
      expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('Zdenka');
      expect(await openFor(ctx, tx, 'apl_1', sealed)).toEqual({ name: 'Zdenka Kolářová', born: '1971-03-09' });
    });
  });

  it('of a thousand subjects with one statement for the keys', async () => {
    const { tenant, ctx } = await arrange();
    await tenant.inTenant(async (tx) => {
      const values = Array.from({ length: 1_000 }, (_, index) => ({ subjectId: `apl_${index}`, value: index }));
      const sealed = await sealMany(ctx, tx, values);
      let statements = 0;
      const counted = new Proxy(tx, {
        get(target, name, receiver) {
          if (name === 'select') statements += 1;
          return Reflect.get(target, name, receiver);
        },
      });
      const opened = await openMany<number>(
        ctx,
        counted,
        values.map(({ subjectId }, index) => ({ subjectId, sealed: sealed[index] ?? null })),
      );
      expect(opened).toEqual(values.map(({ value }) => value));
      expect(statements).toBe(1);
    });
  });

  it('a value moved to another subject, or changed, does not open', async () => {
    const { tenant, ctx } = await arrange();
    await tenant.inTenant(async (tx) => {
      const [one = '', other = ''] = await sealMany(ctx, tx, [
        { subjectId: 'apl_1', value: 'one' },
        { subjectId: 'apl_2', value: 'other' },
      ]);
      // Even under the other's key: who it belongs to is part of what is authenticated.
      await tx.execute(
        sql`update subject_keys set wrapped_key = (select wrapped_key from subject_keys where subject_id = 'apl_1') where subject_id = 'apl_2'`,
      );
      await expect(openFor(ctx, tx, 'apl_2', other)).rejects.toThrow('cannot be opened');
      const bytes = Buffer.from(one, 'base64');
      bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
      await expect(openFor(ctx, tx, 'apl_1', bytes.toString('base64'))).rejects.toThrow();
    });
  });

  it('a destroyed key opens nothing and seals nothing, and says when, by whom and why', async () => {
    const { tenant, ctx } = await arrange();
    await tenant.inTenant(async (tx) => {
      const sealed = await sealFor(ctx, tx, 'apl_1', 'kept');
      expect(await destroySubjectKeys(ctx, tx, { subjectIds: ['apl_1', 'apl_9'], basis: 'DSR-1' })).toBe(1);
      expect(await destroySubjectKeys(ctx, tx, { subjectIds: ['apl_1'], basis: 'again' })).toBe(0);
      expect(await openFor(ctx, tx, 'apl_1', sealed)).toBeNull();
      await expect(sealFor(ctx, tx, 'apl_9', 'more')).rejects.toMatchObject({ code: 'action_not_available' });
      const [row] = await tx
        .select()
        .from(subjectKeys)
        .where(and(eq(subjectKeys.tenantId, tenant.id), eq(subjectKeys.subjectId, 'apl_1')));
      expect(row).toMatchObject({ wrappedKey: null, destroyedBasis: 'DSR-1', destroyedAt: tenant.clock.now });
    });
  });

  it('two that seal for the same subject at once use one key', async () => {
    const { tenant, ctx } = await arrange();
    const sealed = await Promise.all(
      ['one', 'other'].map((value) => tenant.inTenant((tx) => sealFor(ctx, tx, 'apl_1', value))),
    );
    const opened = await tenant.inTenant((tx) =>
      openMany(
        ctx,
        tx,
        sealed.map((text) => ({ subjectId: 'apl_1', sealed: text })),
      ),
    );
    expect(opened).toEqual(['one', 'other']);
  });

  it('an address is looked up by a value that another tenant makes otherwise', async () => {
    const [one, other] = [await arrange(), await arrange()];
    const of = ({ tenant, ctx }: typeof one, email: string) =>
      tenant.inTenant(async (tx) => (await lookupOf(ctx, tx))('email', email));
    expect(await of(one, 'Ada@Example.org')).toBe(await of(one, 'ada@example.org'));
    expect(await of(one, 'ada@example.org')).not.toBe(await of(other, 'ada@example.org'));
  });

  it('rows of an older version are sealed, read as before, and left alone the second time', async () => {
    const { tenant, ctx } = await arrange();
    const made = await call(prospectOperations.create, createProspect, ctx, {
      body: {
        programId: tenant.programId,
        source: 'research',
        partnerType: 'reseller',
        name: 'Moor AG',
        country: 'DE',
        contactName: 'Mara Moor',
        contactEmail: 'mara@moor.example',
      },
    });
    const { applicationId } = await call(prospectOperations.convert, convertProspect, ctx, { params: { id: made.id } });
    // As an older version left them.
    await tenant.inTenant(async (tx) => {
      await tx.execute(
        sql`update prospects set sealed = null, email_lookup = null, contact_name = 'Mara Moor', contact_email = 'mara@moor.example'`,
      );
      await tx.execute(sql`update prospect_events set sealed = null, text = 'met at the fair'`);
      await tx.execute(
        sql`update applications set sealed = null, email_lookup = null, email = 'mara@moor.example', answers = '{"companyName": "Moor AG"}'`,
      );
    });
    expect(await sealPlain(ctx)).toBe(4);
    expect(await sealPlain(ctx)).toBe(0);
    const [plain] = await tenant.inTenant((tx) =>
      tx.execute(sql`select count(*)::int as rows from prospects p, applications a, prospect_events e
        where p.contact_email is not null or a.email is not null or a.answers is not null or e.text is not null`),
    );
    expect(plain).toEqual({ rows: 0 });
    const shown = await call(prospectOperations.get, getProspect, ctx, { params: { id: made.id } });
    expect(shown).toMatchObject({ contactName: 'Mara Moor', contactEmail: 'mara@moor.example' });
    expect(shown.events.map(({ text }) => text)).toContain('met at the fair');
    const application = await call(applicationOperations.get, getApplication, ctx, {
      params: { id: applicationId ?? '' },
    });
    expect(application).toMatchObject({ email: 'mara@moor.example', answers: { companyName: 'Moor AG' } });
  });
});
