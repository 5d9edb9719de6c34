import { touchOperations } from '@countersign/contracts/touch/operations';
import { countTouchesPerDay } from '@countersign/services/touch/daily';
import { listTouches } from '@countersign/services/touch/list';
import { bind } from '../routing/bind.ts';

export const touchRoutes = bind('touch', touchOperations, { list: listTouches, daily: countTouchesPerDay });
