import { activationOperations } from '@countersign/contracts/activation/operations';
import { funnelOfActivations } from '@countersign/services/activation/funnel';
import { listActivations } from '@countersign/services/activation/list';
import { ownActivation } from '@countersign/services/activation/mine';
import { bind } from '../routing/bind.ts';

export const activationRoutes = bind('activation', activationOperations, {
  list: listActivations,
  funnel: funnelOfActivations,
  mine: ownActivation,
});
