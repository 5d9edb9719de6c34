import { renewalOperations } from '@countersign/contracts/renewal/operations';
import { getRenewal } from '@countersign/services/renewal/get';
import { listRenewals } from '@countersign/services/renewal/list';
import { submitRenewal } from '@countersign/services/renewal/submit';
import { bind } from '../routing/bind.ts';

export const renewalRoutes = bind('renewal', renewalOperations, {
  list: listRenewals,
  get: getRenewal,
  submit: submitRenewal,
});
