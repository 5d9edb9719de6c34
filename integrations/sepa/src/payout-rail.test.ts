import { civilDate } from '@countersign/domain/time/civil-date';
import { openBank } from '@countersign/integration-stand-in-bank/testing/open-bank';
import type { CallRailUnderTest } from '@countersign/ports/payout-rail/testing/call-rail-under-test';
import { describeCallRail } from '@countersign/ports/payout-rail/testing/describe-call-rail';
import { describePayoutRail } from '@countersign/ports/payout-rail/testing/describe-rail';
import { describeRailStatement } from '@countersign/ports/payout-rail/testing/describe-rail-statement';
import { onTestFinished } from 'vitest';
import { sepaRail } from './adapter.ts';

async function openUnderTest(): Promise<CallRailUnderTest> {
  const bank = await openBank(civilDate('2026-05-04'));
  onTestFinished(() => bank.close());
  const rail = sepaRail({ bankUrl: bank.url, deadlineMs: 400 });
  if (rail.delivery !== 'call') throw new Error('A rail with a bank is called.');
  return {
    rail,
    book: async () =>
      (await bank.book()).records.flatMap((record) => {
        if (record.type !== 'payment' && record.type !== 'return') return [];
        const { endToEndId, amountMinor, type } = record;
        return [{ endToEndId, amountMinor: BigInt(amountMinor), isReturn: type === 'return' }];
      }),
    fault: async (fault) => {
      if (fault.kind === 'other_amount') await bank.fault({ ...fault, byMinor: fault.byMinor.toString() });
      else if (fault.kind === 'slow') await bank.fault({ kind: 'slow', ms: 1_500 });
      else if (fault.kind === 'refuse') {
        const { kind, code, endToEndIds } = fault;
        await bank.fault(endToEndIds === undefined ? { kind, code } : { kind, code, endToEndIds: [...endToEndIds] });
      } else await bank.fault(fault);
    },
    today: async () => (await bank.book()).today,
    passDays: bank.passDays,
    goDown: bank.goDown,
    comeBack: bank.comeBack,
  };
}

describePayoutRail('SEPA by file', async () => sepaRail({}));
describePayoutRail('SEPA by call', async () => sepaRail({ bankUrl: 'http://127.0.0.1:9' }));
describeCallRail('SEPA and the stand-in bank', openUnderTest);
describeRailStatement('SEPA and the stand-in bank', openUnderTest);
