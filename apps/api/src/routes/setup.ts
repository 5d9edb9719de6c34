import { setupOperations } from '@countersign/contracts/setup/operations';
import { createSetup } from '@countersign/services/setup/create';
import { getSetup } from '@countersign/services/setup/get';
import { bind } from '../routing/bind.ts';

export const setupRoutes = bind('setup', setupOperations, {
  get: getSetup,
  create: createSetup,
});
