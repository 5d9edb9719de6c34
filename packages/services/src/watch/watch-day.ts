import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';

/** The day that a tenant's watch is at: the same everywhere, whatever the zones of its programs. */
export const watchDayOf = (ctx: Pick<ServiceContext, 'now'>): CivilDate => civilDate(civilDateIn('UTC', ctx.now()));
