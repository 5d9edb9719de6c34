import type { OutsideAccounts } from '@countersign/ports/outside-account/port';
import type { StepOutput } from '../saga/definition.ts';
import { StepFailed } from '../saga/step-failed.ts';

/**
 * Opens an account at another system, or finds it open, and gives its number. What may have happened is asked about first,
 * so that a call whose answer was lost is not repeated. Throws `StepFailed`: `no_answer`, `closed_there` or `refused_there`.
 */
export async function openOutside<Detail>(
  accounts: OutsideAccounts<Detail>,
  account: { readonly reference: string; readonly detail: Detail },
): Promise<string> {
  const found = await accounts.find(account.reference);
  if (found.status === 'open') return found.number;
  if (found.status === 'unknown') throw new StepFailed('no_answer');
  if (found.status === 'closed') throw new StepFailed('closed_there', { isFinal: true });
  const opened = await accounts.open(account);
  switch (opened.status) {
    case 'open':
      return opened.number;
    case 'unknown':
      throw new StepFailed('no_answer');
    case 'refused':
      throw new StepFailed(opened.code === 'closed' ? 'closed_there' : 'refused_there', { isFinal: true });
    default:
      return opened satisfies never;
  }
}

/** Closes it for good, whether it was opened or not. Throws `StepFailed`: `no_answer` or `refused_there`. */
export async function closeOutside(
  accounts: Pick<OutsideAccounts<unknown>, 'close'>,
  reference: string,
): Promise<void> {
  const closed = await accounts.close(reference);
  if (closed.status === 'unknown') throw new StepFailed('no_answer');
  if (closed.status === 'refused') throw new StepFailed('refused_there', { isFinal: true });
}

/** The port, or why there is none: it was configured when the saga began. */
export function configured<Port>(port: Port | null): Port {
  if (port === null) throw new StepFailed('not_configured', { isFinal: true });
  return port;
}

export const numbered = (number: string): StepOutput => ({ number });
