import type { applicationRevisions, applications } from '@countersign/db/schema/application';
import type { Answers } from '@countersign/domain/form/form';
import type { ServiceContext, Transaction } from '../context.ts';
import { lookupOf } from '../subject-key/lookup.ts';
import { openMany } from '../subject-key/open.ts';
import { sealFor } from '../subject-key/seal.ts';

type Stored = typeof applications.$inferSelect;
type Plain = 'plainEmail' | 'plainContactName' | 'plainRegistrationNumber' | 'plainAnswers';

/** What is the person's in an application. Of an erased one the address is empty and the rest says nothing. */
export interface Applicant {
  readonly email: string;
  readonly contactName: string | null;
  readonly registrationNumber: string | null;
  readonly answers: Answers;
}

export type ApplicationRow = Omit<Stored, Plain | 'sealed'> & Applicant;

const nobody: Applicant = { email: '', contactName: null, registrationNumber: null, answers: {} };

/** The columns of what is the person's, with the application's own key. */
export async function sealApplicant(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  { email, contactName, registrationNumber, answers }: Applicant,
): Promise<Pick<Stored, Plain | 'sealed' | 'emailLookup'>> {
  return {
    sealed: await sealFor(ctx, tx, id, { email, contactName, registrationNumber, answers } satisfies Applicant),
    emailLookup: (await lookupOf(ctx, tx))('email', email),
    plainEmail: null,
    plainContactName: null,
    plainRegistrationNumber: null,
    plainAnswers: null,
  };
}

export async function openApplications(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly Stored[],
): Promise<ApplicationRow[]> {
  const opened = await openMany<Applicant>(
    ctx,
    tx,
    rows.map(({ id, sealed }) => ({ subjectId: id, sealed })),
  );
  return rows.map(
    ({ sealed: _sealed, plainEmail, plainContactName, plainRegistrationNumber, plainAnswers, ...row }, index) => ({
      ...row,
      ...(opened[index] ??
        (plainEmail === null
          ? nobody
          : {
              email: plainEmail,
              contactName: plainContactName,
              registrationNumber: plainRegistrationNumber,
              answers: plainAnswers ?? {},
            })),
    }),
  );
}

/** The columns of a revision's answers, with the application's own key. */
export async function sealAnswers(
  ctx: ServiceContext,
  tx: Transaction,
  applicationId: string,
  answers: Answers,
): Promise<Pick<typeof applicationRevisions.$inferSelect, 'sealed' | 'plainAnswers'>> {
  return { sealed: await sealFor(ctx, tx, applicationId, answers), plainAnswers: null };
}
