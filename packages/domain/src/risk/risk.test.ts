import { describe, expect, it } from 'vitest';
import { countryRisk } from './country-risk.ts';
import { type RiskFactor, weighRisk } from './risk.ts';

const weigh = (...factors: RiskFactor[]) => {
  const { score, level } = weighRisk(factors.map((factor) => ({ factor, from: 'test' })));
  return [score, level];
};

describe('the risk of a partner', () => {
  it.each<[string, RiskFactor[], [number, string]]>([
    ['nothing found: 0', [], [0, 'low']],
    ['10 + 10 stays low', ['mail_free', 'no_web_presence'], [20, 'low']],
    ['an unknown quarter alone: 25 is medium', ['owner_unknown'], [25, 'medium']],
    ['25 + 30 = 55 is still medium', ['owner_unknown', 'conflict_declared'], [55, 'medium']],
    ['25 + 35 = 60 is high', ['owner_unknown', 'licence_missing'], [60, 'high']],
    ['a true match is high whatever else there is, and 100 at most', ['sanctions_match', 'mail_free'], [100, 'high']],
    ['twice the same counts once', ['no_web_presence', 'no_web_presence'], [10, 'low']],
  ])('%s', (_label, factors, expected) => {
    expect(weigh(...factors)).toEqual(expected);
  });

  it('names each factor with its weight, heaviest first', () => {
    const { factors } = weighRisk([
      { factor: 'mail_free', from: 'mail_domain' },
      { factor: 'owner_unknown', from: 'owners' },
    ]);
    expect(factors).toEqual([
      { factor: 'owner_unknown', from: 'owners', weight: 25 },
      { factor: 'mail_free', from: 'mail_domain', weight: 10 },
    ]);
  });

  it('knows the countries of the FATF', () => {
    expect(['KP', 'VG', 'DE'].map(countryRisk)).toEqual(['high_risk_country', 'increased_risk_country', null]);
  });
});
