import { describe, expect, it } from 'vitest';
import { availableSteps, referralCodeOf, stepsToRun } from './step.ts';

describe('the steps of a provisioning', () => {
  it('need no other system but where one is configured', () => {
    expect(availableSteps(new Set())).toEqual(['portal_roles', 'tracking_link', 'referral_code']);
    expect(availableSteps(new Set(['crm']))).toContain('crm_account');
  });

  it('run in their own order, whatever the order of the choice, and without what is not configured', () => {
    expect(stepsToRun(['mailing_list', 'tracking_link', 'crm_account'], new Set(['crm']))).toEqual([
      'crm_account',
      'tracking_link',
    ]);
  });
});

describe('a referral code', () => {
  it.each([
    ['Nordlicht Systemhaus', 0, 'NORDLICHTSYS'],
    ['Nordlicht Systemhaus', 1, 'NORDLICHTSY2'],
    ['Nordlicht Systemhaus', 9, 'NORDLICHTS10'],
    ['Müller & Söhne', 0, 'MULLERSOHNE'],
    ['株式会社', 0, 'PARTNER'],
    ['AB', 0, 'ABPARTNER'],
  ])('of %s at attempt %i is %s', (name, attempt, code) => {
    expect(referralCodeOf(name, attempt)).toBe(code);
  });
});
