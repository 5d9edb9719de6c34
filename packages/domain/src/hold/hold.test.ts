import { describe, expect, it } from 'vitest';
import { blocksMoney, confidentiallyHeld, partnerHoldReasons, partnerHoldWordOf } from './hold.ts';

describe('a hold', () => {
  it('tells a partner one neutral word whatever vetting, screening or compliance found', () => {
    const confidential = ['not_cleared', 'review_overdue', 'true_match', 'condition_unmet', 'by_compliance'] as const;
    expect(new Set(confidential.map(partnerHoldWordOf))).toEqual(new Set(['details']));
  });

  it('blocks money for good under a true match alone', () => {
    expect(partnerHoldReasons.filter(blocksMoney)).toEqual(['true_match']);
  });

  it('never lets links wait for what screening found', () => {
    expect(confidentiallyHeld).not.toContain('links');
  });
});
