import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../deals/until.ts';
import { foundCompany } from '../stack/company.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const lanes = 8;
const killAfterMs = [150, 500] as const;
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let stack: Stack;
let link: string;

beforeAll(async () => {
  stack = await startStack();
  const company = await foundCompany(stack);
  const admin = stack.as(company.admin);
  await admin.call('tracking.update', {
    params: { id: company.programId },
    ifMatch: 0,
    body: {
      hosts: ['shop.example'],
      defaultTarget: 'https://shop.example/',
      cookieDays: 30,
      cookieMode: 'always',
      customerMask: 'masked',
    },
  });
  const { items } = await admin.call('enrollment.list', { query: { partnerId: company.partner.partnerId } });
  const made = await stack
    .as(company.partner.owner)
    .call('link.create', { body: { enrollmentId: String(items[0]?.id), name: 'Blog' } });
  link = made.url;
});

afterAll(() => stack?.stop());

/** Clicks on the link over and over; gives the ids that were answered and every other answer. */
function clickOn(url: string) {
  const answered = new Set<string>();
  const others = new Map<number, number>();
  let isStopped = false;
  const lane = async () => {
    while (!isStopped) {
      const reply = await fetch(url, { redirect: 'manual', headers: { 'user-agent': agent } }).catch(() => undefined);
      const id = URL.parse(reply?.headers.get('location') ?? '')?.searchParams.get('cs_click');
      if (reply?.status === 302 && id) answered.add(id);
      else others.set(reply?.status ?? 0, (others.get(reply?.status ?? 0) ?? 0) + 1);
      await reply?.body?.cancel();
      // Nobody answers while it is down: no need to ask as fast as can be.
      if (reply?.status !== 302) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, lane));
  return {
    answered,
    others,
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}

describe('clicks', () => {
  it.each(
    (['tracker', 'worker', 'postgres'] as const).flatMap((victim) => killAfterMs.map((ms) => [victim, ms] as const)),
  )('that were answered are each there once after kill -9 of the %s, %i ms on', async (victim, ms) => {
    const clicks = clickOn(link);
    await until('the first answer', async () => (clicks.answered.size > 0 ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, ms));
    await stack.kill(victim);
    await stack.restart(victim);
    const before = clicks.answered.size;
    await until('answers again', async () => (clicks.answered.size > before + lanes ? true : undefined));
    await clicks.stop();
    const { answered } = clicks;
    await until('the worker to move them on', async () => {
      const [row] = await stack.sql`select count(*)::int as count from ingest.touches`;
      return row?.['count'] === 0 ? true : undefined;
    });
    const rows = await stack.sql`select id from touches where id = any (${[...answered]})`;
    expect(rows.length).toBe(answered.size);
    expect(new Set(rows.map(({ id }) => String(id))).size).toBe(answered.size);
    // Down, a visitor is told to come again, or finds nobody; never anything else.
    expect([...clicks.others.keys()].filter((status) => status !== 0 && status !== 503)).toEqual([]);
  });
});
