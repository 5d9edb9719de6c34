import { sagaOperations } from '@countersign/contracts/saga/operations';
import { getSaga } from '@countersign/services/saga/get';
import { listSagas } from '@countersign/services/saga/list';
import { retrySagaStep } from '@countersign/services/saga/retry-step';
import { skipSagaStep } from '@countersign/services/saga/skip-step';
import { undoSaga } from '@countersign/services/saga/undo';
import { bind } from '../routing/bind.ts';

export const sagaRoutes = bind('saga', sagaOperations, {
  list: listSagas,
  get: getSaga,
  'retry-step': retrySagaStep,
  'skip-step': skipSagaStep,
  undo: undoSaga,
});
