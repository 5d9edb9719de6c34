import { ledgerOperations } from '@countersign/contracts/ledger/operations';
import { exportJournal } from '@countersign/services/ledger/journal';
import { trialBalance } from '@countersign/services/ledger/trial-balance';
import { bind } from '../routing/bind.ts';

export const ledgerRoutes = bind('ledger', ledgerOperations, {
  'trial-balance': trialBalance,
  journal: exportJournal,
});
