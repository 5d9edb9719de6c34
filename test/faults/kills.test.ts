import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedOnce, readBooks } from '../stack/books.ts';
import { type Company, foundCompany } from '../stack/company.ts';
import { type Deals, dealsOf, oneStepPolicy, type Task } from '../stack/deals.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const everything = ['api', 'worker', 'tracker', 'temporal', 'postgres'] as const;
const flightsAtOnce = 4;
/** One flight starts after the other, so that the kill meets each of them somewhere else on its way. */
const staggerMs = 60;
const killAfterMs = 170;

let stack: Stack;
let company: Company;
let deals: Deals;
/** Registrations in review, to be decided while the next process is killed. */
let inReview: string[] = [];

const afterMs = <T>(ms: number, action: () => Promise<T>) =>
  new Promise<void>((resolve) => setTimeout(resolve, ms)).then(action);
const submitOne = async () => (await deals.submit(company.partner.owner, deals.terms())).id;
const approve = (task: Task) => deals.decide(company.manager, task, { outcome: 'approve' });
const inTurns = <T>(actions: readonly (() => Promise<T>)[]) =>
  Promise.all(actions.map((action, index) => afterMs(index * staggerMs, action)));

async function settleApproved(ids: readonly string[]): Promise<void> {
  for (const id of ids) await deals.becomes(id, 'approved');
  for (const id of ids) expect(await readBooks(stack.sql, id), id).toMatchObject(approvedOnce);
}

beforeAll(async () => {
  stack = await startStack();
  company = await foundCompany(stack, { policy: oneStepPolicy });
  deals = dealsOf(stack, company);
  inReview = await inTurns(Array.from({ length: flightsAtOnce }, () => submitOne));
});

afterAll(() => stack?.stop());

describe('kill -9 in the middle of submitting and deciding', () => {
  it.each(['api', 'worker', 'temporal', 'postgres'] as const)(
    'of the %s loses nothing that was acknowledged, does nothing twice, and every case goes on',
    async (victim) => {
      const tasks = await Promise.all(inReview.map(deals.taskOf));
      const [submitted, decided] = await Promise.all([
        inTurns(Array.from({ length: flightsAtOnce }, () => submitOne)),
        inTurns(tasks.map((task) => () => approve(task))),
        afterMs(killAfterMs, async () => {
          await stack.kill(victim);
          await stack.restart(victim);
        }),
      ]);
      expect(decided.map(({ status }) => status)).toEqual(decided.map(() => 'done'));
      await settleApproved(inReview);
      for (const id of submitted) {
        await deals.taskOf(id);
        expect(await readBooks(stack.sql, id), id).toMatchObject({
          status: 'in_review',
          registrations: 1,
          cases: 1,
          decisions: [],
        });
      }
      inReview = submitted;
    },
  );

  it('of everything at once: after the next start every open case goes on', async () => {
    const tasks = await Promise.all(inReview.map(deals.taskOf));
    const decisions = inTurns(tasks.slice(0, 2).map((task) => () => approve(task)));
    await afterMs(killAfterMs, () => Promise.all(everything.map((name) => stack.kill(name))));
    await stack.restart('postgres', 'temporal');
    await stack.restart('api', 'worker', 'tracker');
    for (const { status } of await decisions) expect(status).toBe('done');
    for (const id of inReview.slice(2)) await deals.decideNext(company.manager, id, { outcome: 'approve' });
    await settleApproved(inReview);
  });
});
