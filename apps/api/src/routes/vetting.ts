import { vettingOperations } from '@countersign/contracts/vetting/operations';
import { answerVetting } from '@countersign/services/vetting/answer';
import { getVetting } from '@countersign/services/vetting/get';
import { listVettings } from '@countersign/services/vetting/list';
import { meetVettingCondition } from '@countersign/services/vetting/meet-condition';
import { ownVettings } from '@countersign/services/vetting/mine';
import { openVettingByHand } from '@countersign/services/vetting/open';
import { setVettingConditions } from '@countersign/services/vetting/set-conditions';
import { bind } from '../routing/bind.ts';

export const vettingRoutes = bind('vetting', vettingOperations, {
  list: listVettings,
  get: getVetting,
  open: openVettingByHand,
  mine: ownVettings,
  answer: answerVetting,
  'set-conditions': setVettingConditions,
  'meet-condition': meetVettingCondition,
});
