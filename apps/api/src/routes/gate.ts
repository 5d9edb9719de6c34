import { gateOperations } from '@countersign/contracts/gate/operations';
import { actingGatesOn } from '@countersign/services/gate/acting';
import { listGates } from '@countersign/services/gate/list';
import { bind } from '../routing/bind.ts';

export const gateRoutes = bind('gate', gateOperations, {
  list: listGates,
  acting: actingGatesOn,
});
