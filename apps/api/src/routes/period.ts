import { periodOperations } from '@countersign/contracts/period/operations';
import { closePeriod } from '@countersign/services/period/close';
import { getPeriod } from '@countersign/services/period/get';
import { listPeriod } from '@countersign/services/period/list';
import { bind } from '../routing/bind.ts';

export const periodRoutes = bind('period', periodOperations, { list: listPeriod, get: getPeriod, close: closePeriod });
