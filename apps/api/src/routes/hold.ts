import { holdOperations } from '@countersign/contracts/hold/operations';
import { liftHold } from '@countersign/services/hold/lift';
import { listHolds } from '@countersign/services/hold/list';
import { placeHold } from '@countersign/services/hold/place';
import { bind } from '../routing/bind.ts';

export const holdRoutes = bind('hold', holdOperations, {
  list: listHolds,
  place: placeHold,
  lift: liftHold,
});
