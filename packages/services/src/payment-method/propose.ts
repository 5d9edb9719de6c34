import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { paymentMethodOperations } from '@countersign/contracts/payment-method/operations';
import { and, eq } from '@countersign/db/query';
import { paymentMethods } from '@countersign/db/schema/payout';
import { contacts } from '@countersign/db/schema/people';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { checkOwnPassword } from '../identity/check-own-password.ts';
import { queueMail } from '../notification/queue-mail.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkAccount, sealAccount } from './account-of.ts';
import { coolingOffMs } from './cooling-off.ts';
import { presentPaymentMethods } from './present.internal.ts';

type Operation = (typeof paymentMethodOperations)['propose'];

/**
 * A partner says how it wants its money. The password is asked again; everybody who looks after the partner's money is
 * told, at the addresses known before; somebody of the tenant's staff confirms it by another channel; and it is used only
 * after its cooling-off time. Until then nothing is paid to the old one either.
 */
export async function proposePaymentMethod(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payment-method.propose');
  const { actor } = ctx;
  if (actor.kind !== 'contact') throw new AppError('forbidden', { detail: 'The partner itself says how it is paid.' });
  if (!isCurrency(body.currency)) throw invalidInput({ field: 'currency', code: 'currency_unknown' });
  const account = checkAccount(body);
  await checkOwnPassword(ctx, body.password);
  return transact(ctx, async (tx) => {
    const id = ctx.ids.next('pmt');
    const [row] = await tx
      .insert(paymentMethods)
      .values({
        tenantId: ctx.tenantId,
        id,
        partnerId: actor.partnerId,
        rail: body.rail,
        holder: body.holder,
        country: account.country,
        currency: body.currency,
        accountSealed: sealAccount(ctx, id, account.account),
        accountMask: account.mask,
        bic: account.bic,
        status: 'proposed',
        proposedByPerson: actor.personId,
        proposedAt: ctx.now(),
        confirmedByPerson: null,
        usableFrom: ctx.now() + (await coolingOffMs(ctx, tx)),
        proofFileId: null,
        refusal: null,
        revision: 1,
        changedAt: ctx.now(),
      })
      .returning();
    if (!row) throw new Error('the payment method was not kept');
    await tellPartner(ctx, tx, { partnerId: actor.partnerId, methodId: id, mask: account.mask, by: actor.name });
    await recordAudit(ctx, tx, {
      action: 'payment-method.propose',
      subjectKind: 'payment_method',
      subjectId: id,
      facts: { partnerId: actor.partnerId, rail: body.rail, account: account.mask },
    });
    const [shown] = await presentPaymentMethods(ctx, tx, [row]);
    if (!shown) throw new Error(`payment method ${id} is gone`);
    return shown;
  });
}

/** Everybody who may change how the partner is paid hears of it, whoever did it. */
async function tellPartner(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly partnerId: string; readonly methodId: string; readonly mask: string; readonly by: string },
): Promise<void> {
  const people = await tx
    .select({ id: contacts.id, roles: contacts.roles })
    .from(contacts)
    .where(
      and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.partnerId, about.partnerId), eq(contacts.status, 'active')),
    );
  for (const { id, roles } of people) {
    if (!roles.includes('owner') && !roles.includes('finance')) continue;
    await queueMail(ctx, tx, {
      kind: 'payment_method_proposed',
      key: `payment-method/${about.methodId}/${id}`,
      to: { contactId: id },
      facts: { account: about.mask, inviter: about.by },
    });
  }
}
