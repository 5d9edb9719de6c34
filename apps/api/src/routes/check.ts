import { checkOperations } from '@countersign/contracts/check/operations';
import { recordCheck } from '@countersign/services/check/record';
import { runCheckAgain } from '@countersign/services/check/run';
import { bind } from '../routing/bind.ts';

export const checkRoutes = bind('check', checkOperations, {
  record: recordCheck,
  run: runCheckAgain,
});
