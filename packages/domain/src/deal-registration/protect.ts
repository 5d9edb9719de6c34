import { type CaseMessage, type Refusal, refuse, type Transition } from '../case/transition.ts';
import { dealStages } from './deal.ts';
import { canStageMove, type DealCase, hasStageMoved } from './deal-case.ts';
import { step, withMaker } from './step.ts';

type Reaction = Transition<DealCase> | Refusal;

/** Extensions that a partner gets by reporting a further stage; later ones are asked for. */
const selfServiceExtensions = 1;

/**
 * Extends the protection: the first time by self-service when the sale has moved to a further stage
 * (`stage_not_moved`); later, and where no further stage is left, by asking the partner manager. Whoever asks does not
 * decide.
 */
export function extend(state: DealCase, message: CaseMessage): Reaction {
  const stage = dealStages.find((known) => known === message.facts['stage']);
  if (stage === undefined) return refuse('invalid_input');
  if (state.task !== null) return refuse('action_not_available');
  const hasMoved = hasStageMoved(state.data.stage, stage);
  const isSelfService = state.data.extensionsUsed < selfServiceExtensions && canStageMove(state.data.stage);
  if (isSelfService && !hasMoved) return refuse('stage_not_moved');
  const asked = withMaker(state, message.actor);
  const moved: DealCase = hasMoved ? { ...asked, data: { ...asked.data, stage } } : asked;
  return step(moved, isSelfService ? 'extend' : 'ask_extension', message.actor, {
    commandId: message.commandId,
    facts: { isSelfService },
  });
}

/** A reported win does not count before a sales owner, other than its reporter, confirms it; until then protection cannot lapse. */
export function reportWin(state: DealCase, message: CaseMessage): Reaction {
  const waiting: DealCase = {
    ...withMaker(state, message.actor),
    timers: state.timers.filter((timer) => !timer.kind.startsWith('protection_')),
    task: null,
  };
  return step(waiting, 'report_win', message.actor, { commandId: message.commandId, status: 'win_reported' });
}

export function reportLoss(state: DealCase, message: CaseMessage): Reaction {
  return step(state, 'report_loss', message.actor, { commandId: message.commandId, status: 'lost', closes: true });
}

/** The partner takes the protection that has become free. */
export function acceptOffer(state: DealCase, message: CaseMessage): Reaction {
  const accepted: DealCase = { ...state, timers: state.timers.filter((timer) => timer.kind !== 'offer_limit') };
  return step(accepted, 'accept_offer', message.actor, { commandId: message.commandId, status: 'approved' });
}

export function declineOffer(state: DealCase, message: CaseMessage): Reaction {
  return step(state, 'decline_offer', message.actor, {
    commandId: message.commandId,
    status: 'withdrawn',
    closes: true,
  });
}
