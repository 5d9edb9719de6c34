import { and, eq } from '@countersign/db/query';
import { renewals } from '@countersign/db/schema/watch';
import { type RenewalRejectionReason, renewalRejectionReasons } from '@countersign/domain/renewal/renewal';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { putOnFile } from '../licence/put-on-file.ts';
import { queueMailsToOwners } from '../notification/queue-mails.ts';
import { meetLicenceConditions } from '../vetting/meet-licence-conditions.ts';
import { liftRenewed } from '../watch/lift-renewed.ts';
import { askRenewals } from './ask.ts';

type Row = typeof renewals.$inferSelect;

/** The review of a licence or insurance: accepted, it is on file and what waited for it goes on; refused, it is asked for again. */
export const renewalEffects = reviewedEffects({
  facts: async (input) => {
    const row = await rowOf(input);
    return {
      kind: row.kind,
      jurisdiction: row.stated?.jurisdiction ?? '',
      isFirst: row.replacesId === null,
      isStatedByStaff: row.statedBy?.kind === 'member',
    };
  },
  onApproved: async (input) => {
    const { ctx, tx, at } = input;
    const row = await rowOf(input);
    if (row.status !== 'in_review' || row.stated === null) return;
    const licenceId = await putOnFile(ctx, tx, { renewal: row, stated: row.stated });
    await finish(input, { status: 'accepted', licenceId });
    await meetLicenceConditions(ctx, tx, { partnerId: row.partnerId, at });
    await liftRenewed(ctx, tx, row);
    await tell(input, row, { kind: 'renewal_accepted', text: null });
  },
  onRefused: async (input, why) => {
    const row = await rowOf(input);
    if (row.status !== 'in_review') return;
    const { ctx, tx } = input;
    await finish(input, { status: 'refused', refusedReason: reasonOf(why.reason), refusedText: why.text });
    if (row.replacesId !== null) await askRenewals(ctx, tx, [row.replacesId]);
    await tell(input, row, { kind: 'renewal_refused', text: why.text });
  },
});

const reasonOf = (reason: string): RenewalRejectionReason =>
  renewalRejectionReasons.find((each) => each === reason) ?? 'other';

async function rowOf({ ctx, tx, row }: ReviewedInput): Promise<Row> {
  const [found] = await tx
    .select()
    .from(renewals)
    .where(and(eq(renewals.tenantId, ctx.tenantId), eq(renewals.id, row.subjectId)))
    .for('update');
  if (!found) throw new Error(`there is no renewal ${row.subjectId}`);
  return found;
}

async function finish({ ctx, tx, row, at }: ReviewedInput, outcome: Partial<Row>): Promise<void> {
  await tx
    .update(renewals)
    .set({ ...outcome, decidedAt: at })
    .where(and(eq(renewals.tenantId, ctx.tenantId), eq(renewals.id, row.subjectId)));
}

async function tell(
  { ctx, tx }: ReviewedInput,
  { id, partnerId, stated }: Row,
  mail: { readonly kind: 'renewal_accepted' | 'renewal_refused'; readonly text: string | null },
): Promise<void> {
  await queueMailsToOwners(ctx, tx, [
    {
      kind: mail.kind,
      key: `renewal/${id}/${mail.kind}`,
      partnerId,
      facts: { title: stated === null ? '' : `${stated.jurisdiction} ${stated.number}`, text: mail.text },
      link: new URL('/company/papers', ctx.urls.portal).href,
    },
  ]);
}
