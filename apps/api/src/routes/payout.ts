import { payoutOperations } from '@countersign/contracts/payout/operations';
import { balancesOf } from '@countersign/services/payout/balances';
import { getPayout } from '@countersign/services/payout/get';
import { listPayouts } from '@countersign/services/payout/list';
import { remittancePayout } from '@countersign/services/payout/remittance';
import { retryPayout } from '@countersign/services/payout/retry';
import { settlePayout } from '@countersign/services/payout/settle';
import { bind } from '../routing/bind.ts';

export const payoutRoutes = bind('payout', payoutOperations, {
  list: listPayouts,
  get: getPayout,
  balances: balancesOf,
  remittance: remittancePayout,
  settle: settlePayout,
  retry: retryPayout,
});
