import { commandStatuses, type DealCommand } from '@countersign/domain/deal-registration/deal-case';
import { AppError } from '../app-error.ts';
import type { CommandRow } from '../case/effect.ts';
import { findReplay } from '../command/find-replay.ts';
import { type CommandResult, sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { findVisibleDeal } from './find-visible.ts';
import type { DealRow } from './update-deal.ts';

export interface DealAct {
  readonly dealId: string;
  readonly kind: DealCommand;
  /** Revision of the terms that the caller saw. */
  readonly revision: number;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Loads the registration for one of its people's acts and refuses what cannot be done with it now. */
export function prepareAct(
  ctx: ServiceContext,
  act: Pick<DealAct, 'dealId' | 'kind' | 'revision'>,
): Promise<{ deal: DealRow; caseId: string; replay: CommandRow | null }> {
  return read(ctx, async (tx) => {
    const deal = await findVisibleDeal(ctx, tx, act.dealId);
    const replay = await findReplay(ctx, tx);
    if (deal.caseId === null)
      throw new AppError('action_not_available', { detail: 'This registration has not been submitted.' });
    if (replay === null) {
      if (!commandStatuses[act.kind].includes(deal.status))
        throw new AppError('action_not_available', {
          detail: 'This cannot be done with the registration as it stands.',
        });
      if (deal.revision !== act.revision)
        throw new AppError('stale_revision', {
          detail: 'The terms have changed since you loaded them.',
          facts: { revision: deal.revision },
        });
    }
    return { deal, caseId: deal.caseId, replay };
  });
}

/** One act of a partner (or of staff for it) on a running registration. */
export async function actOnDeal(ctx: ServiceContext, act: DealAct): Promise<CommandResult> {
  const { caseId } = await prepareAct(ctx, act);
  return sendCommand(ctx, { caseId, kind: act.kind, facts: act.facts ?? {}, payload: act.payload ?? {} });
}
