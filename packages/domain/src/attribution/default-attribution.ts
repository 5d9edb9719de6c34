import type { ProgramPreset } from '../partner/partner.ts';
import type { AttributionDocument } from './attribution.ts';

const lastTouch: AttributionDocument = {
  model: 'last',
  clickWindowDays: 30,
  boundary: 'inclusive',
  binding: 'none',
  bindingDays: null,
  couponBreaksBinding: false,
  couponPrecedence: 'coupon_wins',
  dealWins: true,
  lateAfterDays: null,
};

/**
 * What a program credits by until somebody says otherwise: the last touch of 30 days, and where customers pay or trade
 * for years, the partner who brought them for life.
 */
export const defaultAttribution: Readonly<Record<ProgramPreset, AttributionDocument>> = {
  saas: { ...lastTouch, binding: 'lifetime' },
  forex_ib: { ...lastTouch, binding: 'lifetime' },
  igaming: { ...lastTouch, binding: 'lifetime' },
  prop_firm: { ...lastTouch, binding: 'rolling', bindingDays: 90 },
  agency: lastTouch,
};
