import { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import { tasks } from '@countersign/db/schema/case';
import { createDraftDealRegistration } from '@countersign/services/deal-registration/create-draft';
import { submitDealRegistration } from '@countersign/services/deal-registration/submit';
import { call } from '@countersign/services/testing/call';
import { openLiveDeals } from '../deals/live-deals.ts';
import { until } from '../deals/until.ts';
import { indexes, inParallel, ms, quantile, table } from './figures.ts';

const casesMax = Number(process.argv[2] ?? 400);
const lanes = 8;

const deals = await openLiveDeals();
try {
  const { tenant, cases } = deals;
  const owner = tenant.partnerA.owner.ctx;
  const drafts: { id: string; revision: number }[] = [];
  await inParallel(indexes(casesMax), lanes, async () => {
    const body = { programId: tenant.programId, terms: deals.terms() };
    drafts.push(
      await call(dealRegistrationOperations['create-draft'], createDraftDealRegistration, cases.acting(owner), {
        body,
      }),
    );
  });
  const opened = () => tenant.inTenant((tx) => tx.select({ at: tasks.openedAt }).from(tasks));
  const submit = ({ id, revision }: { id: string; revision: number }) =>
    call(dealRegistrationOperations.submit, submitDealRegistration, cases.acting(owner), {
      params: { id },
      ifMatch: revision,
    });

  const [first, ...rest] = drafts;
  if (!first) throw new Error('no draft');
  await submit(first);
  await until('the first task', async () => (await opened()).length === 1);

  const submits: number[] = [];
  const from = performance.now();
  const cpu = process.cpuUsage();
  await inParallel(rest, lanes, async (draft) => {
    const at = performance.now();
    await submit(draft);
    submits.push(performance.now() - at);
  });
  const submitted = performance.now();
  await until('every task', async () => (await opened()).length === casesMax, {
    timeoutMs: 300_000,
    pollMs: 100,
  });
  const inInbox = performance.now();
  const { user, system } = process.cpuUsage(cpu);

  console.log(
    table(
      ['what', 'figure'],
      [
        [`registrations submitted, ${lanes} at a time`, rest.length],
        ['submit, p50 / p95', `${ms(quantile(submits, 0.5))} / ${ms(quantile(submits, 0.95))}`],
        ['submits a second', (rest.length / ((submitted - from) / 1000)).toFixed(1)],
        ['CPU a case in caller, relay and worker', `${((user + system) / 1000 / rest.length).toFixed(0)} ms`],
        ['cases a second from submit to inbox row', (rest.length / ((inInbox - from) / 1000)).toFixed(1)],
      ],
    ),
  );
} finally {
  await deals.stop();
}
