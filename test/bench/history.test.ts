import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LiveDeals, openLiveDeals } from '../deals/live-deals.ts';
import { playOneStepApproval, playWholeStory } from '../replay/scenarios.ts';

describe('the history that a case leaves on the Temporal server', () => {
  let deals: LiveDeals;
  beforeAll(async () => {
    deals = await openLiveDeals();
  });
  afterAll(() => deals.stop());

  it.each([
    ['one approval', 60, playOneStepApproval],
    ['changes, three approvals and a confirmed win', 100, playWholeStory],
  ] as const)('of %s has at most %d events', async (_story, eventsMax, play) => {
    const history = await deals.historyOf(await play(deals));
    expect(history.events?.length).toBeGreaterThan(10);
    expect(history.events?.length).toBeLessThanOrEqual(eventsMax);
  });
});
