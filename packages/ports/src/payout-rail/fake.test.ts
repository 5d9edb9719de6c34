import { addDays, civilDate } from '@countersign/domain/time/civil-date';
import { createFakePayoutRail } from './fake.ts';
import type { CallRailUnderTest } from './testing/call-rail-under-test.ts';
import { describeCallRail } from './testing/describe-call-rail.ts';
import { describePayoutRail } from './testing/describe-rail.ts';
import { describeRailStatement } from './testing/describe-rail-statement.ts';

const openUnderTest = async (): Promise<CallRailUnderTest> => {
  let today = civilDate('2026-05-04');
  const rail = createFakePayoutRail({ today: () => today });
  return {
    rail,
    book: async () =>
      rail.book.map(({ endToEndId, amountMinor, isReturn }) => ({
        endToEndId: endToEndId ?? '',
        amountMinor,
        isReturn,
      })),
    fault: async (fault) => {
      rail.fault = fault;
    },
    today: async () => today,
    passDays: async (days) => {
      today = addDays(today, days);
    },
    goDown: async () => {
      rail.isDown = true;
    },
    comeBack: async () => {
      rail.isDown = false;
    },
  };
};

describePayoutRail('in memory', async () => (await openUnderTest()).rail);
describeCallRail('in memory', openUnderTest);
describeRailStatement('in memory', openUnderTest);
