import type { HeldArea } from '@countersign/domain/data-request/area';
import type { ServiceContext, Transaction } from '../context.ts';
import type { PersonalArea } from './area.ts';
import { applicationArea } from './areas/application.ts';
import { auditArea } from './areas/audit.ts';
import { correspondenceArea } from './areas/correspondence.ts';
import { fileArea } from './areas/file.ts';
import { loginArea } from './areas/login.ts';
import { mailArea } from './areas/mail.ts';
import { moneyArea, paymentMethodArea } from './areas/money.ts';
import { prospectArea } from './areas/prospect.ts';
import { screeningArea } from './areas/screening.ts';
import { vettingArea } from './areas/vetting.ts';
import type { Person } from './person.ts';

/** Everywhere that something is held about people, in the order in which it is erased: words before the names they hold. */
export const personalAreas: readonly PersonalArea[] = [
  correspondenceArea,
  mailArea,
  applicationArea,
  prospectArea,
  vettingArea,
  screeningArea,
  paymentMethodArea,
  moneyArea,
  fileArea,
  auditArea,
  loginArea,
];

/** What is held about a person, area by area, and what becomes of it; areas without anything are left out. */
export async function planOf(ctx: ServiceContext, tx: Transaction, person: Person): Promise<HeldArea[]> {
  const plan: HeldArea[] = [];
  for (const { find } of personalAreas) {
    const held = await find(ctx, tx, person);
    if (held.held > 0) plan.push(held);
  }
  return plan;
}
