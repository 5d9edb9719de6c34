import { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import { linkOperations } from '@countersign/contracts/link/operations';
import { screeningOperations } from '@countersign/contracts/screening/operations';
import { vettingOperations } from '@countersign/contracts/vetting/operations';
import { watchOperations } from '@countersign/contracts/watch/operations';
import { eq, sql } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { linkRoutes } from '@countersign/db/schema/link';
import { vettings } from '@countersign/db/schema/vetting';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { fakeScreeningList } from '@countersign/ports/screening-list/fake';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { createDraftDealRegistration } from '../deal-registration/create-draft.ts';
import { submitDealRegistration } from '../deal-registration/submit.ts';
import { createLink } from '../link/create.ts';
import { rateQueued } from '../rating/rate-queued.ts';
import { recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { importList } from '../screening/import-list.ts';
import { listMatches } from '../screening/matches.ts';
import { rescreen } from '../screening/rescreen.ts';
import { decide } from '../screening/testing/lists.ts';
import { call } from '../testing/call.ts';
import { crashingBeforeCommit } from '../testing/footprint.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { track } from '../testing/track.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { meetVettingCondition } from '../vetting/meet-condition.ts';
import { annelie, listedPerson, loadLists } from '../vetting/testing/vetting-story.ts';
import { listWatchDays } from './days.ts';
import { getWatchSettings } from './settings.ts';
import { tellWatch } from './testing/watch-story.ts';
import { updateWatchSettings } from './update-settings.ts';
import { watchChunk } from './watch-chunk.ts';

const database = useTestDatabase();

async function arrange() {
  const tenant = await createTestTenant(database());
  await loadLists(database(), tenant);
  const story = tellWatch(tenant);
  const clara = (await tenant.addMember({ name: 'Clara', roles: ['compliance_analyst'] })).ctx;
  const mails = () =>
    tenant.inTenant(async (tx) =>
      (
        await tx
          .select({ kind: messages.kind, to: messages.recipient, subject: messages.subject })
          .from(messages)
          .orderBy(messages.createdAt, messages.id)
      ).filter(({ kind }) => /^(paper|renewal|watch)_/.test(kind)),
    );
  const days = async () => (await call(watchOperations.days, listWatchDays, clara, { query: {} })).items;
  const submitDeal = async (by: ServiceContext = story.owner) => {
    const draft = await call(
      dealRegistrationOperations['create-draft'],
      createDraftDealRegistration,
      story.acting(by),
      {
        body: {
          programId: tenant.programId,
          terms: {
            customerName: 'Adler Werke AG',
            customerCountry: 'DE',
            customerWebsite: 'https://adler.example',
            lines: [{ productId: tenant.products.gtxPro, quantity: 1 }],
            amount: { amount: '1000.00', currency: 'EUR' },
            closeMonth: '2026-12',
            stage: 'qualified',
            contacts: [{ name: 'A. Adler' }],
          },
        },
      },
    );
    return call(dealRegistrationOperations.submit, submitDealRegistration, story.acting(by), {
      params: { id: draft.id },
      ifMatch: draft.revision,
    });
  };
  return { tenant, story, clara, mails, days, submitDeal };
}

/** A licence of the first partner on file until 2026-07-15. */
async function licensed() {
  const arranged = await arrange();
  const { story, clara } = arranged;
  const { number } = await story.handIn();
  await story.decide(clara, number, { outcome: 'approve' });
  return arranged;
}

const holdOf = (kind: string, held: string[]) => ({ body: { kinds: [{ kind, held }] }, ifMatch: 0 }) as never;

describe('a licence that runs out', () => {
  it('is warned of once at each turn, holds what the setting names, and what is renewed goes on by itself', async () => {
    const { story, clara, mails, submitDeal, days } = await licensed();
    await story.day('2026-04-15T06:00:00Z');
    expect(await mails()).toMatchObject([{ kind: 'renewal_accepted' }]);
    for (const at of ['2026-04-16', '2026-04-17', '2026-05-16', '2026-06-15', '2026-07-08', '2026-07-15'])
      await story.day(`${at}T06:00:00Z`);
    expect((await mails()).filter(({ kind }) => kind === 'paper_expiring')).toHaveLength(4);
    expect(await story.standing()).toEqual([]);
    expect(await story.mine()).toMatchObject({
      items: [{ number: 'L-1', standing: 'in_force' }],
      renewals: [{ status: 'asked', replaces: { number: 'L-1' } }, { status: 'accepted' }],
    });
    await story.day('2026-07-16T06:00:00Z');
    expect(await story.standing()).toEqual([
      'activation: licence_expired',
      'new_deals: licence_expired',
      'payouts: licence_expired',
    ]);
    expect(await story.heldForOwner()).toMatchObject([
      { held: 'payouts', because: ['paper'] },
      { held: 'new_deals', because: ['paper'] },
      { held: 'activation', because: ['paper'] },
    ]);
    await expect(submitDeal()).rejects.toMatchObject({ code: 'partner_held', facts: { because: ['paper'] } });
    expect((await days())[0]).toMatchObject({ day: '2026-07-16', found: 1, lapsed: 1, held: 3, lifted: 0 });
    expect((await mails()).filter(({ kind }) => kind === 'watch_day')).toHaveLength(1);

    const [item] = (await story.mine()).items;
    const refused = await story.handIn({ replacesId: item?.id ?? '', number: 'L-2', expiresOn: '2027-07-15' });
    await story.decide(clara, refused.number, { outcome: 'reject', reason: 'not_readable', text: 'Please scan it.' });
    expect((await story.mine()).renewals).toMatchObject([
      { status: 'asked' },
      { status: 'refused', refusedReason: 'not_readable', refusedText: 'Please scan it.' },
      { status: 'accepted' },
    ]);
    expect(await story.standing()).toHaveLength(3);
    const renewed = await story.handIn({ replacesId: item?.id ?? '', number: 'L-2', expiresOn: '2027-07-15' });
    await story.decide(clara, renewed.number, { outcome: 'approve' });
    expect(await story.standing()).toEqual([]);
    expect(await story.heldForOwner()).toEqual([]);
    expect((await submitDeal()).status).toBe('in_review');
    expect((await story.mine()).items).toMatchObject([{ number: 'L-2', standing: 'in_force' }]);
  });

  it('is made up for on the next day that runs, and a day that is run twice or killed changes nothing more', async () => {
    const { tenant, story, mails, days } = await licensed();
    await story.day('2026-04-16T06:00:00Z');
    tenant.clock.set('2026-07-20T06:00:00Z');
    await expect(watchChunk(crashingBeforeCommit(tenant.system))).rejects.toThrow();
    expect(await story.standing()).toEqual([]);
    await watchChunk(tenant.system);
    expect(await story.standing()).toHaveLength(3);
    await story.day('2026-07-20T07:00:00Z');
    expect((await days())[0]).toMatchObject({ day: '2026-07-20', daysMissed: 94, found: 1, lapsed: 1, held: 3 });
    const before = { mails: await mails(), days: await days(), standing: await story.standing() };
    await story.day('2026-07-20T08:00:00Z');
    expect({ mails: await mails(), days: await days(), standing: await story.standing() }).toEqual(before);
    // Of the turns that were missed only the last is said.
    expect(before.mails.filter(({ kind }) => kind.startsWith('paper_')).map(({ kind }) => kind)).toEqual([
      'paper_expiring',
      'paper_expired',
    ]);
    await story.day('2026-07-21T06:00:00Z');
    expect((await days())[0]).toMatchObject({ daysMissed: 0, found: 1, lapsed: 0, held: 0, lifted: 0 });
  });

  it('holds links only where the setting says so: they lead to the program’s own page and count nothing, and back', async () => {
    const { tenant, story, clara } = await licensed();
    await track.setUp(tenant);
    const link = await call(linkOperations.create, createLink, story.acting(story.owner), {
      body: { enrollmentId: tenant.partnerA.enrollmentId, name: 'Blog', target: 'https://shop.example/spring' },
    });
    const route = async () => {
      const [found] = await outsideTenants(database().app.db, (tx) =>
        tx.select().from(linkRoutes).where(eq(linkRoutes.code, link.code)),
      );
      return [found?.isLive, found?.target];
    };
    await story.day('2026-07-16T06:00:00Z');
    expect(await route()).toEqual([1, 'https://shop.example/spring']);
    await call(
      watchOperations['update-settings'],
      updateWatchSettings,
      story.acting(clara),
      holdOf('licence', ['links']),
    );
    await story.day('2026-07-17T06:00:00Z');
    expect(await story.standing()).toEqual(['links: licence_expired']);
    expect(await route()).toEqual([0, 'https://shop.example/']);
    const [item] = (await story.mine()).items;
    const renewed = await story.handIn({ replacesId: item?.id ?? '', expiresOn: '2027-07-15' });
    await story.decide(clara, renewed.number, { outcome: 'approve' });
    expect(await route()).toEqual([1, 'https://shop.example/spring']);
    await expect(
      call(watchOperations['update-settings'], updateWatchSettings, story.acting(clara), {
        body: { kinds: [{ kind: 'vetting_review', held: ['links'] }] },
        ifMatch: 1,
      }),
    ).rejects.toMatchObject({ code: 'invalid_input', fields: [{ field: 'kinds.0.held.0', code: 'not_allowed' }] });
    expect((await getWatchSettings(clara)).kinds.find(({ kind }) => kind === 'licence')?.held).toEqual(['links']);
  });
});

describe('a partner that was cleared', () => {
  it('is looked at again 30 days before its review is due, is held when it is over, and goes on when cleared', async () => {
    const { tenant, story, clara } = await arrange();
    const opened = await story.open(tenant.director);
    await story.answer(story.owner, opened.id);
    await story.decide(clara, opened.number, { outcome: 'approve' });
    await story.day('2028-03-02T06:00:00Z');
    expect((await story.own(story.owner)).items[0]?.state).toBe('complete');
    await story.day('2028-03-03T06:00:00Z');
    const [asked] = (await story.own(story.owner)).items;
    expect(asked).toMatchObject({
      state: 'needs_you',
      revision: 0,
      statement: { legalName: 'Nordlicht Systemhaus GmbH' },
    });
    await story.day('2028-03-27T06:00:00Z');
    expect(await story.standing()).toEqual([]);
    await story.day('2028-04-03T06:00:00Z');
    expect(await story.standing()).toEqual(['new_deals: review_overdue', 'payouts: review_overdue']);
    expect((await story.heldForOwner()).map(({ because }) => because)).toEqual([['details'], ['details']]);
    await story.answer(story.owner, asked?.id ?? '');
    const again = await story.get(clara, asked?.id ?? '');
    await story.decide(clara, again.number, { outcome: 'approve' });
    expect(await story.standing()).toEqual([]);
    await story.day('2028-04-04T06:00:00Z');
    expect(await story.standing()).toEqual([]);
  });

  it('under a condition is held when its day is over, until somebody says that it is met', async () => {
    const { tenant, story, clara } = await arrange();
    const opened = await story.open(tenant.director);
    await story.answer(story.owner, opened.id);
    const conditions = [{ kind: 'document_supplied' as const, text: 'Extract of the register', until: '2026-05-01' }];
    await tenant.inTenant((tx) => tx.update(vettings).set({ conditions }).where(eq(vettings.id, opened.id)));
    await story.decide(clara, opened.number, { outcome: 'approve' });
    await story.day('2026-05-01T06:00:00Z');
    expect(await story.standing()).toEqual([]);
    await story.day('2026-05-02T06:00:00Z');
    expect(await story.standing()).toEqual(['payouts: condition_unmet']);
    const met = await call(vettingOperations['meet-condition'], meetVettingCondition, story.acting(clara), {
      params: { id: opened.id },
      body: { place: 0, note: 'It came by post.' },
    });
    expect(met.conditions).toMatchObject([{ metAt: '2026-05-02T06:00:00.000Z', metNote: 'It came by post.' }]);
    expect(await story.standing()).toEqual([]);
  });

  it('is held when a new list adds the birth year of an owner: links lead on, lines accrue, and nobody is told why', async () => {
    const { tenant, story, clara } = await arrange();
    await track.setUp(tenant);
    const link = await call(linkOperations.create, createLink, story.acting(story.owner), {
      body: { enrollmentId: tenant.partnerA.enrollmentId, name: 'Blog', target: 'https://shop.example/spring' },
    });
    const world = {
      db: database().app.db,
      ids: tenant.ids,
      now: () => tenant.clock.now,
      log: tenant.system.log,
      accepted: [],
    };
    const alias: ListedEntry = {
      ...listedPerson,
      id: '7',
      names: [{ text: 'PETERSEN, Annelie', quality: 'primary' }],
      countries: ['DE'],
    };
    const publish = (births: ListedEntry['births']) =>
      importList(world, fakeScreeningList('ofac-sdn', [listedPerson, { ...alias, births }]));
    await publish([{ first: '1951-01-01', last: '1951-12-31' }]);
    const opened = await story.open(tenant.director);
    await story.answer(story.owner, opened.id);
    const outcome = async () =>
      (await story.get(clara, opened.id)).checks.find(({ kind }) => kind === 'sanctions')?.outcome;
    expect(await outcome()).toBe('attention');
    const carl = (await tenant.addMember({ name: 'Carl', roles: ['compliance_analyst'] })).ctx;
    for (const by of [clara, carl]) {
      const open = await call(screeningOperations.matches, listMatches, by, { query: { status: 'open' } });
      for (const match of open.items) await decide(story.acting(by), match, 'false_positive');
    }
    await story.drain();
    expect(await outcome()).toBe('clear');
    await story.decide(clara, opened.number, { outcome: 'approve' });
    expect(await story.standing()).toEqual([]);

    const year = annelie.bornOn?.slice(0, 4);
    await publish([
      { first: '1951-01-01', last: '1951-12-31' },
      { first: `${year}-01-01`, last: `${year}-12-31` },
    ]);
    await rescreen(tenant.system, 'ofac-sdn');
    await story.drain();
    expect(await story.standing()).toEqual(['new_deals: not_cleared', 'payouts: not_cleared']);
    expect(await story.heldForOwner()).toMatchObject([{ because: ['details'] }, { because: ['details'] }]);
    expect((await story.own(story.owner)).items[0]).toMatchObject({ state: 'in_review', asked: [] });
    const [route] = await outsideTenants(database().app.db, (tx) =>
      tx.select().from(linkRoutes).where(eq(linkRoutes.code, link.code)),
    );
    expect([route?.isLive, route?.target]).toEqual([1, 'https://shop.example/spring']);
    await startPlan(tenant, twentyPercent, { from: '2026-04-02' });
    await recordSales(tenant, [{ at: '2026-04-02T15:00:00Z', net: 100_000n }]);
    await rateQueued(tenant.system);
    const [line] = await tenant.inTenant((tx) =>
      tx.execute<{ amount: string }>(sql`select amount_minor::text as amount from lines`),
    );
    expect(line?.amount).toBe('20000');
    const told = await tenant.inTenant((tx) =>
      tx.select({ text: messages.text }).from(messages).where(eq(messages.recipient, tenant.partnerA.owner.email)),
    );
    expect(told.map(({ text }) => text).join('\n')).not.toMatch(/sanction|list|match|birth/i);
  });
});
