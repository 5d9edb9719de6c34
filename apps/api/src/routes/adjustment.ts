import { adjustmentOperations } from '@countersign/contracts/adjustment/operations';
import { getAdjustment } from '@countersign/services/adjustment/get';
import { listAdjustments } from '@countersign/services/adjustment/list';
import { proposeAdjustment } from '@countersign/services/adjustment/propose';
import { bind } from '../routing/bind.ts';

export const adjustmentRoutes = bind('adjustment', adjustmentOperations, {
  list: listAdjustments,
  get: getAdjustment,
  propose: proposeAdjustment,
});
