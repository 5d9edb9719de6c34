import type { prospectEvents, prospects } from '@countersign/db/schema/prospect';
import type { ServiceContext, Transaction } from '../context.ts';
import { lookupOf } from '../subject-key/lookup.ts';
import { openMany } from '../subject-key/open.ts';
import { sealMany } from '../subject-key/seal.ts';

type Stored = typeof prospects.$inferSelect;
type Plain = 'plainContactName' | 'plainContactEmail' | 'plainNextStep';

/** Whom to write to, and what comes next with them. */
export interface ProspectContact {
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly nextStep: string | null;
}
export type ProspectRow = Omit<Stored, Plain | 'sealed'> & ProspectContact;

type SealedColumns = Pick<Stored, Plain | 'sealed' | 'emailLookup'>;

/** The columns of each prospect's contact in the order given, with the prospect's own key. */
export async function sealContacts(
  ctx: ServiceContext,
  tx: Transaction,
  given: readonly (ProspectContact & { readonly id: string })[],
): Promise<SealedColumns[]> {
  if (given.length === 0) return [];
  const lookup = await lookupOf(ctx, tx);
  const sealed = await sealMany(
    ctx,
    tx,
    given.map(({ id, contactName, contactEmail, nextStep }) => ({
      subjectId: id,
      value: { contactName, contactEmail, nextStep } satisfies ProspectContact,
    })),
  );
  return given.map(({ contactEmail }, index) => ({
    sealed: sealed[index] ?? null,
    emailLookup: contactEmail === null ? null : lookup('email', contactEmail),
    plainContactName: null,
    plainContactEmail: null,
    plainNextStep: null,
  }));
}

export async function openProspects(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly Stored[],
): Promise<ProspectRow[]> {
  const opened = await openMany<ProspectContact>(
    ctx,
    tx,
    rows.map(({ id, sealed }) => ({ subjectId: id, sealed })),
  );
  return rows.map(({ sealed: _sealed, plainContactName, plainContactEmail, plainNextStep, ...row }, index) => ({
    ...row,
    ...(opened[index] ?? {
      contactName: plainContactName,
      contactEmail: plainContactEmail,
      nextStep: plainNextStep,
    }),
  }));
}

/** Entries of prospects' logs with what was written in them; null for what was erased. */
export async function openProspectEvents(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly (typeof prospectEvents.$inferSelect)[],
): Promise<(Omit<typeof prospectEvents.$inferSelect, 'sealed' | 'plainText'> & { readonly text: string | null })[]> {
  const opened = await openMany<string>(
    ctx,
    tx,
    rows.map(({ prospectId, sealed }) => ({ subjectId: prospectId, sealed })),
  );
  return rows.map(({ sealed: _sealed, plainText, ...row }, index) => ({ ...row, text: opened[index] ?? plainText }));
}
