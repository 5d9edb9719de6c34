import { createHash } from 'node:crypto';
import type { ExitChoices } from '@countersign/db/schema/exit';
import { keptRecords, keptUntil, reEntryRecord } from '@countersign/domain/exit/disposition';
import { type ExitReason, exitReasonRules } from '@countersign/domain/exit/exit';
import { decidedTerms, type ExitPreview, type ExitTerms } from '@countersign/domain/exit/preview';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { civilDateIn } from '../calendar/zone.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { lookAtAccess } from './areas/access.ts';
import { lookAtDeals, lookAtTransfer } from './areas/deals.ts';
import { lookAtLinks } from './areas/links.ts';
import { lookAtMoney } from './areas/money.ts';
import type { Membership } from './load.internal.ts';

export interface AskedExit {
  readonly reason: ExitReason;
  readonly noticeDays: number;
  readonly clawbackDays: number;
  readonly choices: ExitChoices;
}

/** What the end of a membership would do, area by area, as things stand now. Reads alone. */
export async function lookAtExit(
  ctx: ServiceContext,
  tx: Transaction,
  of: Membership,
  asked: AskedExit,
): Promise<ExitPreview> {
  const { choices, reason, clawbackDays } = asked;
  const endsOn = civilDateIn(of.program.zone, ctx.now() + asked.noticeDays * millisecondsPerDay);
  const year = Number(endsOn.slice(0, 4));
  const kept = exitReasonRules[reason].bars ? [...keptRecords, reEntryRecord] : keptRecords;
  return {
    at: ctx.now(),
    currency: of.program.currency,
    deals: await lookAtDeals(ctx, tx, of, choices),
    transferTo: await lookAtTransfer(ctx, tx, of, choices),
    money: await lookAtMoney(ctx, tx, of, { reason, clawbackDays }),
    links: await lookAtLinks(ctx, tx, of, choices),
    access: await lookAtAccess(ctx, tx, of),
    kept: kept.map((record) => ({ kind: record.kind, basis: record.basis, until: keptUntil(year, record) })),
  };
}

/** Of exactly what is decided on. */
export function hashOfExit(terms: ExitTerms): string {
  return createHash('sha256')
    .update(canonicalJson(decidedTerms(terms)))
    .digest('hex');
}
