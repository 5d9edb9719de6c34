import { exitOperations } from '@countersign/contracts/exit/operations';
import { appealExit } from '@countersign/services/exit/appeal';
import { askForExit } from '@countersign/services/exit/ask';
import { cancelExit } from '@countersign/services/exit/cancel';
import { getExit } from '@countersign/services/exit/get';
import { listExits } from '@countersign/services/exit/list';
import { listOwnExits } from '@countersign/services/exit/mine';
import { previewExit } from '@countersign/services/exit/preview';
import { reviseExit } from '@countersign/services/exit/revise';
import { startExit } from '@countersign/services/exit/start';
import { bind } from '../routing/bind.ts';

export const exitRoutes = bind('exit', exitOperations, {
  list: listExits,
  get: getExit,
  preview: previewExit,
  start: startExit,
  revise: reviseExit,
  cancel: cancelExit,
  mine: listOwnExits,
  ask: askForExit,
  appeal: appealExit,
});
