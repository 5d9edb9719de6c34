import { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { cancelPayoutRun } from '@countersign/services/payout-run/cancel';
import { createPayoutRun } from '@countersign/services/payout-run/create';
import { filePayoutRun } from '@countersign/services/payout-run/file';
import { getPayoutRun } from '@countersign/services/payout-run/get';
import { holdPayout } from '@countersign/services/payout-run/hold';
import { listPayoutRuns } from '@countersign/services/payout-run/list';
import { listPayoutsOfRun } from '@countersign/services/payout-run/payouts';
import { submitPayoutRun } from '@countersign/services/payout-run/submit';
import { bind } from '../routing/bind.ts';

export const payoutRunRoutes = bind('payout-run', payoutRunOperations, {
  list: listPayoutRuns,
  get: getPayoutRun,
  payouts: listPayoutsOfRun,
  create: createPayoutRun,
  hold: holdPayout,
  submit: submitPayoutRun,
  cancel: cancelPayoutRun,
  file: filePayoutRun,
});
