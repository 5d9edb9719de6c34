import { describe, expect, it } from 'vitest';
import { civilDate } from '../time/civil-date.ts';
import { commissionModelsOf } from './commission-models.ts';
import { defaultGates, type GateId } from './default-gates.ts';
import { actingGates, refusedModels } from './evaluate.ts';
import type { GateFacts } from './gate.ts';

const nobody: GateFacts = {
  programKind: 'saas',
  jurisdictions: [],
  partnerType: 'reseller',
  commissionModels: [],
  licences: [],
  isCleared: true,
};
const acting = (facts: Partial<GateFacts>, on = '2026-06-01') =>
  actingGates(defaultGates, { ...nobody, ...facts }, civilDate(on)).map(({ gate }) => gate.id);

const njAffiliate = { programKind: 'igaming', partnerType: 'affiliate', jurisdictions: ['US', 'US-NJ'] } as const;
const ancillary = { kind: 'gaming_ancillary', jurisdiction: 'US-NJ' } as const;

describe('rules of law', () => {
  it.each<[string, Partial<GateFacts>, string, GateId[]]>([
    ['none for a cleared reseller outside the EU', { jurisdictions: ['CH'] }, '2026-06-01', []],
    ['hold whoever is not cleared', { isCleared: false }, '2026-06-01', ['kyb-first']],
    ['speak of the EU for each member state', { jurisdictions: ['DE'] }, '2026-06-01', ['gdpr-ip']],
    [
      'begin on their first day',
      { programKind: 'igaming', jurisdictions: ['GB'] },
      '2026-01-19',
      ['uk-contract', 'uk-bonus'],
    ],
    ['do not act the day before', { programKind: 'igaming', jurisdictions: ['GB'] }, '2026-01-18', ['uk-contract']],
    [
      'act on their last day',
      { programKind: 'forex_ib', partnerType: 'referral', jurisdictions: ['AU'] },
      '2027-05-23',
      ['asic-cfd'],
    ],
    ['end after it', { programKind: 'forex_ib', partnerType: 'referral', jurisdictions: ['AU'] }, '2027-05-24', []],
    [
      'refuse a share in New Jersey without the licence',
      { ...njAffiliate, commissionModels: ['revenue_share'] },
      '2026-06-01',
      ['nj-share'],
    ],
    [
      'accept it with the licence',
      { ...njAffiliate, commissionModels: ['revenue_share'], licences: [ancillary] },
      '2026-06-01',
      [],
    ],
    [
      'do not take a licence of elsewhere for it',
      { ...njAffiliate, commissionModels: ['hybrid'], licences: [{ ...ancillary, jurisdiction: 'US-PA' }] },
      '2026-06-01',
      ['nj-share'],
    ],
    ['ask less for a flat fee', { ...njAffiliate, commissionModels: ['flat_fee'] }, '2026-06-01', ['nj-flat']],
  ])('%s', (_label, facts, on, expected) => {
    expect(acting(facts, on)).toEqual(expected);
  });

  it('refuse a model of a plan where it can be told without its partners', () => {
    const plan = { ...nobody, programKind: 'forex_ib', partnerType: null, jurisdictions: ['CY', 'GB'] } as const;
    const refused = (commissionModels: GateFacts['commissionModels']) =>
      refusedModels(defaultGates, { ...plan, commissionModels }, civilDate('2026-06-01')).map(({ gate }) => gate.id);
    expect(refused(['volume_bonus'])).toEqual(['cysec-volume']);
    expect(refused(['revenue_share'])).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(new Set(defaultGates.map(({ id }) => id)).size).toBe(defaultGates.length);
  });
});

describe('the models of a plan', () => {
  const rule = (kind: string, kinds: ('deposit' | 'signup')[] = ['signup']) => ({
    name: kind,
    leg: kind,
    kind,
    when: { kinds },
    params: {},
  });
  it.each([
    ['a percentage is a share', [rule('percentage')], ['revenue_share']],
    ['an amount per first deposit depends on deposits', [rule('cpa')], ['deposit_cpa']],
    ['a fixed amount for a signup is flat', [rule('flat')], ['flat_fee']],
    ['a fixed amount for a deposit is not', [rule('flat', ['deposit'])], ['deposit_cpa']],
    ['both together are hybrid', [rule('percentage'), rule('cpa')], ['revenue_share', 'deposit_cpa', 'hybrid']],
    ['what is not known is read strictly', [rule('something new')], ['revenue_share']],
  ])('%s', (_label, rules, models) => {
    expect(commissionModelsOf({ rules })).toEqual(models);
  });
});
