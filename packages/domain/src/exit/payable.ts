import type { EnrollmentStatus, PartnerStatus } from '../partner/partner.ts';
import type { Instant } from '../time/instant.ts';

export type Payability = 'payable' | 'last_payout' | 'exit_hold' | 'partner_not_active';

/**
 * Whether a membership may be paid. One that ended is paid what is left, however little, once the time for claims is
 * over (`settlesAt`); where its money is blocked there is no such time, and it is never paid.
 */
export function payabilityOf(
  of: {
    readonly enrollment: EnrollmentStatus;
    readonly partner: PartnerStatus;
    readonly settlesAt: Instant | null;
  },
  now: Instant,
): Payability {
  if (of.partner === 'suspended') return 'partner_not_active';
  if (of.enrollment === 'ended') {
    if (of.settlesAt === null) return 'partner_not_active';
    return of.settlesAt <= now ? 'last_payout' : 'exit_hold';
  }
  const isIn = of.enrollment === 'active' || of.enrollment === 'ending';
  return isIn && of.partner === 'active' ? 'payable' : 'partner_not_active';
}
