import { caseOperations } from '@countersign/contracts/case/operations';
import { commandOperations } from '@countersign/contracts/command/operations';
import { dealRegistrationOperations as operations } from '@countersign/contracts/deal-registration/operations';
import { homeOperations } from '@countersign/contracts/home/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { asc, eq } from '@countersign/db/query';
import { commands, messages } from '@countersign/db/schema/case';
import { accounts } from '@countersign/db/schema/deal-registration';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { commentCase } from '../case/comment.ts';
import { commentsCase } from '../case/comments.ts';
import { getCase } from '../case/get.ts';
import { revisionsCase } from '../case/revisions.ts';
import { timelineCase } from '../case/timeline.ts';
import { getCommand } from '../command/get.ts';
import { getHome } from '../home/get.ts';
import { decodeCursor } from '../page.ts';
import { claimTask } from '../task/claim.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { largeTerms, smallTerms } from '../testing/deal-terms.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { acceptOfferDealRegistration } from './accept-offer.ts';
import { createDraftDealRegistration } from './create-draft.ts';
import { extendDealRegistration } from './extend.ts';
import { listDealRegistration } from './list.ts';
import { previewDealRegistration } from './preview.ts';
import { reportLossDealRegistration } from './report-loss.ts';
import { reportWinDealRegistration } from './report-win.ts';
import { submitDealRegistration } from './submit.ts';
import { updateDraftDealRegistration } from './update-draft.ts';
import { withdrawDealRegistration } from './withdraw.ts';

const database = useTestDatabase();
const sorts = [
  'changedAt',
  '-changedAt',
  'submittedAt',
  '-submittedAt',
  'customerName',
  '-customerName',
  'dueAt',
  '-dueAt',
] as const;
const secrets = ['Brightwater', 'rival', 'waitlist', 'duplicate', 'hasMatches":true', 'named account'];
const statuses = ['submitted', 'in_review', 'waitlisted', 'offered', 'approved', 'withdrawn'] as const;

/** The same tenant, partner and clock; only what somebody else has to do with the customer differs. */
async function openWorld(options: { readonly random?: number }) {
  const tenant = await createTestTenant(database(), options);
  const deals = tellDeals(tenant);
  const me = tenant.partnerA.owner.ctx;
  const rival = tenant.partnerB.owner.ctx;
  const about = { id: '', caseId: '' };

  /** Every reply that the partner can get about its registration, with times, without ids. */
  async function replies(): Promise<Record<string, unknown>> {
    const { id, caseId } = about;
    const seen: Record<string, unknown> = {
      get: await deals.get(me, id),
      preview: await call(operations.preview, previewDealRegistration, me, { params: { id } }),
      home: await call(homeOperations.get, getHome, me),
    };
    for (const sort of sorts) {
      for (const limit of [1, 50]) {
        const page = await call(operations.list, listDealRegistration, me, { query: { sort, limit } });
        seen[`list ${sort} ${limit}`] = {
          ...page,
          nextCursor: page.nextCursor && decodeCursor(page.nextCursor)?.value,
        };
      }
    }
    for (const [index, status] of statuses.entries())
      seen[`filtered ${index}`] = await call(operations.list, listDealRegistration, me, { query: { status } });
    if (caseId !== '') {
      const params = { id: caseId };
      seen['case'] = await call(caseOperations.get, getCase, me, { params });
      seen['timeline'] = await call(caseOperations.timeline, timelineCase, me, { params });
      seen['comments'] = await call(caseOperations.comments, commentsCase, me, { params });
      seen['revisions'] = await call(caseOperations.revisions, revisionsCase, me, { params });
      seen['refusal'] = await call(operations['accept-offer'], acceptOfferDealRegistration, deals.acting(me), {
        params: { id },
        ifMatch: (await deals.get(me, id)).revision,
      }).catch(refusalOf);
    }
    const sent = await tenant.inTenant((tx) =>
      tx.select().from(commands).where(eq(commands.caller, tenant.partnerA.owner.id)).orderBy(asc(commands.id)),
    );
    seen['commands'] = await Promise.all(
      sent.map((command) => call(commandOperations.get, getCommand, me, { params: { id: command.id } })),
    );
    const mails = await tenant.inTenant((tx) =>
      tx
        .select()
        .from(messages)
        .where(eq(messages.recipient, tenant.partnerA.owner.email))
        .orderBy(asc(messages.createdAt), asc(messages.id)),
    );
    seen['mails'] = mails.map(({ kind, subject, text, html, createdAt }) => ({ kind, subject, text, html, createdAt }));
    return JSON.parse(withoutIds(JSON.stringify(seen)));
  }

  return { tenant, deals, me, rival, about, replies };
}
type World = Awaited<ReturnType<typeof openWorld>>;

function refusalOf(error: unknown): unknown {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, detail: error.message, facts: error.facts };
}

/** Ids are random and tell nothing, nor do hashes over them; each becomes its kind and the order in which it is met. */
function withoutIds(text: string): string {
  const met = new Map<string, string>();
  return text.replaceAll(/\b(?:([a-z]{3,4})_[0-9a-z]{26}|[0-9a-f]{64})\b/g, (id, named?: string) => {
    const kind = named ?? 'hash';
    const known = met.get(id) ?? `${kind}#${[...met.values()].filter((name) => name.startsWith(`${kind}#`)).length}`;
    met.set(id, known);
    return known;
  });
}

interface Chapter {
  readonly says: string;
  /** What happens in both worlds, or in the one with a rival or without. */
  readonly both?: (world: World) => Promise<unknown>;
  readonly rivalled?: (world: World) => Promise<unknown>;
  readonly alone?: (world: World) => Promise<unknown>;
}

async function tell(options: { readonly random?: number }, chapters: readonly Chapter[]): Promise<void> {
  const rivalled = await openWorld(options);
  const alone = await openWorld(options);
  for (const { says, both, ...only } of chapters) {
    for (const [world, act] of [
      [rivalled, only.rivalled],
      [alone, only.alone],
    ] as const) {
      await both?.(world);
      await act?.(world);
    }
    if (rivalled.about.id === '') continue;
    const seen = await rivalled.replies();
    expect(seen, says).toEqual(await alone.replies());
    const text = JSON.stringify(seen);
    expect(
      secrets.filter((secret) => text.includes(secret)),
      says,
    ).toEqual([]);
  }
}

const draft =
  (terms: typeof smallTerms) =>
  async ({ tenant, me, about }: World) => {
    const made = await call(operations['create-draft'], createDraftDealRegistration, me, {
      body: { programId: tenant.programId, terms: terms(tenant) },
    });
    about.id = made.id;
  };
const submit = async ({ tenant, deals, me, about }: World) => {
  const made = await call(operations.submit, submitDealRegistration, deals.acting(me), {
    params: { id: about.id },
    ifMatch: 1,
  });
  about.caseId = made.caseId ?? '';
  await deals.runner.drain(tenant.system);
};
const at =
  (time: string) =>
  ({ deals }: World) =>
    deals.at(time);
const approve =
  (...names: ('pm' | 'salesOwner' | 'director' | 'finance')[]) =>
  async ({ tenant, deals, about }: World) => {
    for (const name of names)
      await deals.decide(tenant[name], about.id, {
        outcome: 'approve',
        acceptWaiting: true,
        internalNote: 'a rival is there',
      });
  };
async function protect({ tenant, deals, rival }: World, customer: number) {
  const { id } = await deals.submit(rival, smallTerms(tenant, customer));
  const { status, dueAt } = await deals.get(tenant.admin, id);
  if (status === 'submitted') await deals.at(dueAt ?? '');
  else await deals.decide(tenant.pm, id, { outcome: 'approve' });
  expect((await deals.get(rival, id)).status).toBe('approved');
}
/** Somebody protects the customer in one world, and in the other an unlike customer, so that numbers are the same. */
const taken: Chapter = {
  says: 'somebody was first',
  rivalled: (world) => protect(world, 0),
  alone: (world) => protect(world, 3),
};
const another: Chapter = {
  says: 'another registration of the partner',
  both: ({ tenant, deals, me }) => deals.submit(me, largeTerms(tenant, 4)),
};
const withdrawn: Chapter = {
  says: 'taken back',
  both: ({ deals, me, about }) =>
    deals.act(operations.withdraw, withdrawDealRegistration, me, about.id, { text: 'Over.' }),
};

describe('what a partner is told of a registration is the same with a rival and without', () => {
  it('where a rule would decide', () =>
    tell({ random: 0.5 }, [
      taken,
      another,
      { says: 'typed', both: draft(smallTerms) },
      { says: 'submitted', both: submit },
      { says: 'an hour later, the first has approved', both: at('2026-04-07T10:30:00Z'), rivalled: approve('pm') },
      {
        says: 'all have approved: it waits in line',
        both: at('2026-04-07T11:00:00Z'),
        rivalled: approve('salesOwner'),
      },
      { says: 'still waiting', both: at('2026-04-07T13:00:00Z') },
      {
        says: 'claimed and discussed',
        both: at('2026-04-07T13:30:00Z'),
        rivalled: ({ tenant, about }) =>
          call(caseOperations.comment, commentCase, tenant.pm, {
            params: { id: about.caseId },
            body: { text: 'rival too' },
          }),
      },
      withdrawn,
    ]));

  it('where a person decides, with changes asked for, deadlines missed and a place in line', () =>
    tell({ random: 0 }, [
      taken,
      another,
      { says: 'typed', both: draft(largeTerms) },
      { says: 'submitted', both: submit },
      {
        says: 'claimed',
        rivalled: async ({ tenant, deals, about }) =>
          call(taskOperations.claim, claimTask, tenant.pm, {
            params: { id: (await deals.taskOf(tenant.pm, about.id)).id },
          }),
      },
      { says: 'the first step', both: at('2026-04-07T11:00:00Z'), rivalled: approve('pm'), alone: approve('pm') },
      { says: 'a step more', both: at('2026-04-07T11:30:00Z'), rivalled: approve('salesOwner') },
      {
        says: 'changes asked for',
        both: async ({ tenant, deals, about }) => {
          await deals.at('2026-04-08T09:00:00Z');
          await deals.decide(tenant.director, about.id, {
            outcome: 'request_changes',
            fields: ['closeMonth'],
            text: 'When?',
            internalNote: 'rival too',
          });
        },
      },
      {
        says: 'an answer typed',
        both: ({ me, about }) =>
          call(operations['update-draft'], updateDraftDealRegistration, me, {
            params: { id: about.id },
            ifMatch: 1,
            body: { terms: { closeMonth: '2026-12' } },
          }),
      },
      {
        says: 'answered',
        both: async ({ deals, me, about }) =>
          void (await deals.at('2026-04-09T09:00:00Z'), await deals.answer(me, about.id, { closeMonth: '2026-12' })),
      },
      { says: 'overdue', both: at('2026-04-16T09:00:00Z') },
      {
        says: 'in line',
        both: at('2026-04-16T10:00:00Z'),
        rivalled: approve('pm', 'salesOwner', 'director', 'finance'),
      },
      { says: 'a week in line', both: at('2026-04-23T10:00:00Z') },
      withdrawn,
    ]));

  it('where the tenant’s own account is the reason', () =>
    tell({ random: 0.5 }, [
      {
        says: 'a named account',
        rivalled: ({ tenant }) =>
          tenant.inTenant((tx) =>
            tx.insert(accounts).values({
              tenantId: tenant.id,
              id: tenant.ids.next('acc'),
              name: 'Adler Werke GmbH',
              country: 'DE',
              kind: 'customer',
              isNamed: true,
              salesOwnerId: tenant.members.salesOwner.id,
              revision: 1,
              createdAt: 0,
              changedAt: 0,
            } as never),
          ),
      },
      { says: 'typed', both: draft(smallTerms) },
      { says: 'submitted', both: submit },
      withdrawn,
    ]));

  it('where somebody waits for what the partner holds', () =>
    tell({ random: 0.5 }, [
      { says: 'typed', both: draft(smallTerms) },
      { says: 'submitted', both: submit },
      { says: 'protected', both: at('2026-04-07T10:00:00Z') },
      {
        says: 'somebody waits',
        rivalled: async ({ tenant, deals, rival }) => {
          const behind = await deals.submit(rival, smallTerms(tenant));
          for (const by of [tenant.pm, tenant.salesOwner])
            await deals.decide(by, behind.id, { outcome: 'approve', acceptWaiting: true });
        },
        alone: ({ tenant, deals, rival }) => deals.submit(rival, smallTerms(tenant, 3)),
      },
      {
        says: 'extended',
        both: ({ deals, me, about }) =>
          deals.act(operations.extend, extendDealRegistration, me, about.id, { stage: 'committed' }),
      },
      {
        says: 'asked to extend again',
        both: ({ deals, me, about }) =>
          deals.act(operations.extend, extendDealRegistration, me, about.id, { stage: 'committed' }),
      },
      {
        says: 'refused',
        both: ({ tenant, deals, about }) =>
          deals.decide(tenant.pm, about.id, {
            outcome: 'reject',
            reason: 'other',
            text: 'No.',
            internalNote: 'the rival waits',
          }),
      },
      {
        says: 'won, so they say',
        both: ({ deals, me, about }) =>
          deals.act(operations['report-win'], reportWinDealRegistration, me, about.id, {
            wonOn: '2026-04-07',
            orderNumber: 'PO',
            amount: { amount: '1.00', currency: 'EUR' },
          }),
      },
      {
        says: 'not so',
        both: ({ tenant, deals, about }) =>
          deals.decide(tenant.salesOwner, about.id, { outcome: 'reject', reason: 'other', text: 'No order.' }),
      },
      {
        says: 'lost',
        both: ({ deals, me, about }) =>
          deals.act(operations['report-loss'], reportLossDealRegistration, me, about.id, { reason: 'price' }),
      },
    ]));

  it('where the protection that somebody waits for runs out', () =>
    tell({ random: 0.5 }, [
      { says: 'typed', both: draft(smallTerms) },
      { says: 'submitted', both: submit },
      { says: 'protected', both: at('2026-04-07T10:00:00Z') },
      {
        says: 'somebody waits',
        rivalled: async ({ tenant, deals, rival }) => {
          const behind = await deals.submit(rival, smallTerms(tenant));
          for (const by of [tenant.pm, tenant.salesOwner])
            await deals.decide(by, behind.id, { outcome: 'approve', acceptWaiting: true });
        },
        alone: ({ tenant, deals, rival }) => deals.submit(rival, smallTerms(tenant, 3)),
      },
      { says: 'run out', both: at('2026-07-07T10:00:00Z') },
    ]));
});
