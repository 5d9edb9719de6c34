import type { Database } from '@countersign/db/client';
import { max } from '@countersign/db/query';
import { exchangeRates } from '@countersign/db/schema/reference';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';

/** Before the first day that any publisher of ours has. */
const beforeAll = civilDate('1999-01-01');

/** The last day of which rates are kept; from there on a publisher is asked. */
export async function newestRateDay(db: Database): Promise<CivilDate> {
  const [row] = await db.select({ day: max(exchangeRates.day) }).from(exchangeRates);
  return row?.day ? civilDate(row.day) : beforeAll;
}
