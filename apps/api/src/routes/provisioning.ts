import { provisioningOperations } from '@countersign/contracts/provisioning/operations';
import { getProvisioningSettings } from '@countersign/services/provisioning/settings';
import { startProvisioningByHand } from '@countersign/services/provisioning/start';
import { updateProvisioningSettings } from '@countersign/services/provisioning/update-settings';
import { bind } from '../routing/bind.ts';

export const provisioningRoutes = bind('provisioning', provisioningOperations, {
  start: startProvisioningByHand,
  settings: getProvisioningSettings,
  'update-settings': updateProvisioningSettings,
});
