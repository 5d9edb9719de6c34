import { accountOperations } from '@countersign/contracts/account/operations';
import { createAccount } from '@countersign/services/account/create';
import { getAccount } from '@countersign/services/account/get';
import { listAccounts } from '@countersign/services/account/list';
import { removeAccount } from '@countersign/services/account/remove';
import { updateAccount } from '@countersign/services/account/update';
import { bind } from '../routing/bind.ts';

export const accountRoutes = bind('account', accountOperations, {
  list: listAccounts,
  get: getAccount,
  create: createAccount,
  update: updateAccount,
  remove: removeAccount,
});
