import { tenantOperations } from '@countersign/contracts/tenant/operations';
import { getTenant } from '@countersign/services/tenant/get';
import { updateTenant } from '@countersign/services/tenant/update';
import { bind } from '../routing/bind.ts';

export const tenantRoutes = bind('tenant', tenantOperations, {
  get: getTenant,
  update: updateTenant,
});
