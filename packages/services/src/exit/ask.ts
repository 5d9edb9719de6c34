import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requireContact, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadMembership } from './load.internal.ts';
import { openExit } from './open-exit.internal.ts';
import { presentOwnExit } from './present-own.internal.ts';
import { exitTermsOf } from './terms-of.ts';

type Operation = (typeof exitOperations)['ask'];

/** A partner asks for the end of its own membership, with the program's usual notice; what becomes of things staff may still choose. */
export function askForExit(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'exit.ask');
  const { personId } = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const { program } = await loadMembership(ctx, tx, body.enrollmentId);
    const { noticeDays, clawbackDays } = exitTermsOf(program.settings);
    const id = await openExit(ctx, tx, {
      enrollmentId: body.enrollmentId,
      reason: 'partner_wish',
      noticeDays,
      clawbackDays,
      choices: { deals: 'honour', transferTo: null, exceptions: [], links: 'program_page' },
      note: body.text,
      partnerText: body.text,
      origin: 'partner',
      personId,
    });
    return presentOwnExit(ctx, tx, id);
  });
}
