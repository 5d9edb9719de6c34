import { and, eq, isNull } from '@countersign/db/query';
import { licences } from '@countersign/db/schema/vetting';
import type { GateFacts } from '@countersign/domain/gate/gate';
import { licenceStanding } from '@countersign/domain/licence/licence';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext, Transaction } from '../context.ts';

/** A partner's licences that compliance has seen and that are in force on a day. */
export async function licencesInForce(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly today: CivilDate },
): Promise<GateFacts['licences']> {
  const rows = await tx
    .select()
    .from(licences)
    .where(and(eq(licences.tenantId, ctx.tenantId), eq(licences.partnerId, of.partnerId), isNull(licences.replacedAt)));
  return rows.filter(
    ({ validFrom, expiresOn }) =>
      licenceStanding(
        {
          validFrom: validFrom === null ? null : civilDate(validFrom),
          expiresOn: expiresOn === null ? null : civilDate(expiresOn),
        },
        of.today,
      ) === 'in_force',
  );
}
