import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultDealRegistrationPolicy } from '@countersign/domain/policy/default-deal-registration';
import type { PolicyDocument, RouteStep } from '@countersign/domain/policy/policy';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from './check-policy.ts';
import { policyEngine, readCondition } from './condition.ts';
import { evaluateCondition } from './evaluate.ts';
import { type DealRegistrationFacts, dealRegistrationFacts, readFacts } from './facts.ts';
import { resolveRoute } from './route.ts';

const clean: DealRegistrationFacts = {
  matchScore: 0,
  hasMatch: false,
  isNamedAccount: false,
  amountMinor: '4605200',
  amountKnown: true,
  thresholdMinor: '5000000',
  discountAskedBp: 1500,
  standardDiscountBp: 1500,
  hasContact: true,
  partnerTier: 'gold',
  partnerType: 'reseller',
  productCount: 2,
  isRandomSample: false,
  country: 'DE',
  saleKind: 'new',
  stage: 'qualified',
};
const standard = { id: 'pov_1', document: defaultDealRegistrationPolicy };

function outcomeFor(change: Partial<DealRegistrationFacts>): string {
  const { result } = resolveRoute(standard, { ...clean, ...change });
  return result.kind === 'auto'
    ? `${result.auto.outcome} after ${result.auto.releaseAfter}`
    : result.steps.map((step) => step.name).join(', ');
}

describe('the deal registration policy a program starts with', () => {
  it.each([
    ['clean and small', {}, 'approve after 4BH'],
    ['one cent below the threshold', { amountMinor: '4999999' }, 'approve after 4BH'],
    ['at the threshold', { amountMinor: '5000000' }, 'partner_manager, channel_director, finance'],
    ['no rate counts as above', { amountKnown: false, amountMinor: '0' }, 'partner_manager, channel_director, finance'],
    ['18 % asked, standard 15', { discountAskedBp: 1800 }, 'partner_manager, channel_director, finance'],
    ['less than standard asked', { discountAskedBp: 500 }, 'approve after 4BH'],
    ['a match', { hasMatch: true, matchScore: 91 }, 'partner_manager, sales_owner'],
    ['a named account', { isNamedAccount: true }, 'partner_manager, sales_owner'],
    [
      'a match above the threshold',
      { hasMatch: true, amountMinor: '900000000000000000' },
      'partner_manager, sales_owner, channel_director, finance',
    ],
    ['nobody to talk to', { hasContact: false }, 'partner_manager'],
    ['drawn by lot', { isRandomSample: true }, 'partner_manager'],
  ])('%s: %o -> %s', (_label, change, expected) => {
    expect(outcomeFor(change)).toBe(expected);
  });

  it('passes its own checks, and says which rules it looked at', () => {
    expect(checkPolicy(defaultDealRegistrationPolicy).ok).toBe(true);
    const resolved = resolveRoute(standard, { ...clean, hasContact: false });
    expect(resolved).toMatchObject({
      policyVersionId: 'pov_1',
      engine: policyEngine,
      ruleName: 'everything else',
      errors: [],
    });
    expect(resolved.trace.map((each) => each.matched)).toEqual([false, false, false, false, true]);
    expect(JSON.parse(JSON.stringify(resolved))).toEqual(resolved);
  });
});

describe('conditions', () => {
  it.each([
    'country in ["DE", "AT", "CH"]',
    'amountMinor * 2 > thresholdMinor && !(hasMatch || isNamedAccount)',
    'partnerTier.startsWith("go") ? productCount < 3 : productCount == 1',
    'discountAskedBp - standardDiscountBp > -100',
  ])('may say %s', (source) => {
    expect(readCondition('deal-registration', source)).not.toHaveProperty('code');
  });

  it.each([
    ['country.matches("(a+)+$")', 'construct_forbidden'],
    ['[1, 2].exists(x, x > 1)', 'construct_forbidden'],
    ['[1, 2].all(x, x > 1)', 'construct_forbidden'],
    ['[1].map(x, x) == [1]', 'construct_forbidden'],
    ['has(country.x)', 'construct_forbidden'],
    ['size(country) > 1', 'construct_forbidden'],
    ['timestamp("2026-01-01T00:00:00Z") == timestamp("2026-01-01T00:00:00Z")', 'construct_forbidden'],
    ['{"a": 1}["a"] == 1', 'condition_unreadable'],
    ['[1, 2][0] == 1', 'construct_forbidden'],
    ['double(amountMinor) > 1.5', 'construct_forbidden'],
    ['1.5 > 1.0', 'construct_forbidden'],
    ['amountMinor', 'result_not_bool'],
    ['amountMinor > "5"', 'condition_unreadable'],
    ['budget > 5', 'condition_unreadable'],
    ['hasMatch &&', 'condition_unreadable'],
    ['constructor == 1', 'condition_unreadable'],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, 'condition_unreadable'],
    [Array.from({ length: 120 }, () => 'hasMatch').join('||'), 'condition_too_long'],
    ['', 'condition_unreadable'],
  ])('may not say %s: %s', (source, code) => {
    expect(readCondition('deal-registration', source)).toMatchObject({ code });
  });

  it('are read and refused in time that does not grow with what was meant to hang them', () => {
    const hostile = [
      '!'.repeat(590) + 'true',
      '-'.repeat(590) + '1 == 1',
      '['.repeat(299) + ']'.repeat(299),
      `"${'a'.repeat(500)}!".matches("^(a+)+$")`,
      'true?'.repeat(99) + 'true' + ':true'.repeat(20),
      'country.contains('.repeat(30),
    ];
    const start = performance.now();
    for (const source of hostile) readCondition('deal-registration', source);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('that fail give a result and no throw', () => {
    const { values } = readFacts(dealRegistrationFacts, { ...clean, productCount: 0 });
    const evaluation = evaluateCondition('deal-registration', '10 / productCount > 1', values);
    expect(evaluation).toMatchObject({ ok: false, code: 'condition_failed' });
    const overflow = evaluateCondition('deal-registration', 'amountMinor * amountMinor * amountMinor > 0', {
      ...values,
      amountMinor: 10n ** 17n,
    });
    expect(overflow).toMatchObject({ ok: false, code: 'condition_failed' });
  });

  it('name the engine that is installed', () => {
    const file = fileURLToPath(new URL('../package.json', import.meta.url));
    const manifest: { dependencies: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
    expect(policyEngine).toContain(`cel-js-${manifest.dependencies['@marcbachmann/cel-js']}/`);
  });
});

describe('routes', () => {
  const step = (name: string, skipWhen?: string): RouteStep => ({
    name,
    candidates: [{ kind: 'role', role: 'partner_manager' }],
    required: 1,
    distinctFrom: 'all',
    dueIn: '2BD',
    onBreach: 'wait',
    ...(skipWhen === undefined ? {} : { skipWhen }),
  });
  const policy = (when: string, ...steps: RouteStep[]): { id: string; document: PolicyDocument } => ({
    id: 'pov_2',
    document: {
      process: 'deal-registration',
      rules: [
        { name: 'first', when, then: { auto: { outcome: 'approve', releaseAfter: '4BH' } } },
        { name: 'rest', then: { steps } },
      ],
    },
  });

  it('go to the administrators when a condition fails, never on to the next rule', () => {
    const resolved = resolveRoute(policy('10 / productCount > 20', step('a')), { ...clean, productCount: 0 });
    expect(resolved.ruleName).toBeNull();
    expect(resolved.result).toMatchObject({ kind: 'route', steps: [{ candidates: [{ role: 'administrator' }] }] });
    expect(resolved.errors).toMatchObject([{ path: 'rules[0].when', code: 'condition_failed' }]);
  });

  it('go to the administrators when a fact is missing or of another type', () => {
    const { hasMatch: _, ...rest } = clean;
    expect(resolveRoute(standard, rest).errors).toEqual([{ path: 'facts.hasMatch', code: 'fact_missing', detail: '' }]);
    for (const amountMinor of ['12.5', '', 'many', 12.5, Number.MAX_SAFE_INTEGER + 1, true]) {
      const resolved = resolveRoute(standard, { ...clean, amountMinor });
      expect(resolved.errors).toMatchObject([{ path: 'facts.amountMinor', code: 'fact_of_wrong_type' }]);
      expect(resolved.ruleName).toBeNull();
    }
  });

  it('leave out the steps whose condition holds, and say so', () => {
    const version = policy('false', step('a', 'country == "DE"'), step('b'), step('c', 'country == "FR"'));
    const resolved = resolveRoute(version, clean);
    expect(resolved.result).toMatchObject({ kind: 'route', steps: [{ name: 'b' }, { name: 'c' }] });
    expect(resolved.skippedSteps).toEqual(['a']);
  });

  it('never become empty, and keep a step whose condition fails', () => {
    expect(resolveRoute(policy('false', step('a', 'true')), clean).result).toMatchObject({ steps: [{ name: 'a' }] });
    const resolved = resolveRoute(policy('false', step('a', '1 / productCount == 1'), step('b')), {
      ...clean,
      productCount: 0,
    });
    expect(resolved.result).toMatchObject({ steps: [{ name: 'a' }, { name: 'b' }] });
    expect(resolved.errors).toMatchObject([{ path: 'rules[1].then.steps[0].skipWhen' }]);
  });

  it('are refused before they are kept, with the place of each condition that cannot be read', () => {
    const { document } = policy('country.matches("x")', step('a', 'budget > 1'));
    expect(checkPolicy(document)).toMatchObject({
      ok: false,
      refusal: {
        problems: [
          { path: 'rules[0].when', code: 'construct_forbidden' },
          { path: 'rules[1].then.steps[0].skipWhen', code: 'condition_unreadable' },
        ],
      },
    });
  });
});
