import { holdOperations } from '@countersign/contracts/hold/operations';
import { liftHold } from '@countersign/services/hold/lift';
import { listHolds } from '@countersign/services/hold/list';
import { ownHolds } from '@countersign/services/hold/mine';
import { placeHold } from '@countersign/services/hold/place';
import { bind } from '../routing/bind.ts';

export const holdRoutes = bind('hold', holdOperations, {
  list: listHolds,
  mine: ownHolds,
  place: placeHold,
  lift: liftHold,
});
