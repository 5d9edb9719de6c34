import { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import { assignBankEntry } from '@countersign/services/bank-entry/assign';
import { importBankStatement } from '@countersign/services/bank-entry/import';
import { listBankEntries } from '@countersign/services/bank-entry/list';
import { resolveBankEntry } from '@countersign/services/bank-entry/resolve';
import { bind } from '../routing/bind.ts';

export const bankEntryRoutes = bind('bank-entry', bankEntryOperations, {
  list: listBankEntries,
  import: importBankStatement,
  resolve: resolveBankEntry,
  assign: assignBankEntry,
});
