import { type DealCase, type DealTransition, isClosedDeal } from '@countersign/domain/deal-registration/deal-case';
import { escalate, escalateAgain, remind } from '../../approval/deadline.ts';
import { reassign } from '../../approval/reassign.ts';
import type { Effect, ProcessEffects } from '../../case/effect.ts';
import { refuseBehindWin } from './place.ts';
import {
  acceptOffer,
  askExtension,
  endOffer,
  expire,
  extend,
  offer,
  refuseExtension,
  remindProtection,
  reportLoss,
} from './protection.ts';
import { approve, approveStep, reject, requestChanges, withdraw } from './review.ts';
import { answer, release, submit } from './submit.ts';
import { transfer } from './transfer.ts';
import { confirmWin, refuseWin, reportWin } from './win.ts';

/** What each transition of a deal registration does in the database besides being recorded. */
export const dealEffects: ProcessEffects<DealCase> = {
  isClosed: (state) => isClosedDeal(state.status),
  effects: {
    submit,
    release,
    approve_step: approveStep,
    approve,
    reject,
    request_changes: requestChanges,
    answer,
    withdraw,
    lapse_changes: withdraw,
    remind,
    escalate,
    escalate_again: escalateAgain,
    reassign,
    offer,
    accept_offer: acceptOffer,
    decline_offer: endOffer,
    lapse_offer: endOffer,
    refuse_behind_win: refuseBehindWin,
    extend,
    ask_extension: askExtension,
    refuse_extension: refuseExtension,
    remind_protection: remindProtection,
    expire,
    report_win: reportWin,
    confirm_win: confirmWin,
    refuse_win: refuseWin,
    report_loss: reportLoss,
    transfer,
  } satisfies Record<DealTransition, Effect<DealCase>>,
};
