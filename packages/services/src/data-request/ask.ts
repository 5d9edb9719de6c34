import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { applicantContext, loadApplication } from '../apply/applicant-context.internal.ts';
import { linkGone } from '../apply/public-link.ts';
import type { ServiceContext } from '../context.ts';
import { personOfEmail } from '../member/person-of-email.ts';
import { transact } from '../transact.ts';
import { openRequest } from './open-request.internal.ts';
import { presentOwnRequest } from './present.internal.ts';

type Operation = (typeof dataRequestOperations)['ask'];

/** Whoever applied asks about their data; the link that went to the mailbox shows who they are. */
export async function askForOwnData(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  const { own, applicationId } = await applicantContext(ctx, body.token);
  return transact(own, async (tx) => {
    const application = await loadApplication(own, tx, applicationId);
    if (application.erasedAt !== null) throw linkGone();
    const row = await openRequest(own, tx, {
      kind: body.kind,
      programId: application.programId,
      subjectKind: 'applicant',
      subjectId: application.id,
      asking: { email: application.email, name: application.contactName, note: null },
      locale: application.locale,
      identityMethod: 'mail_link',
      recordedBy: null,
      personId: await personOfEmail(own, tx, application.email),
      action: 'data-request.ask',
    });
    return presentOwnRequest(own, row);
  });
}
