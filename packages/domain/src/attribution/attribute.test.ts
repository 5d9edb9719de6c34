import { describe, expect, it } from 'vitest';
import { millisecondsPerDay } from '../time/instant.ts';
import { attribute } from './attribute.ts';
import type { AttributionDocument, AttributionFacts, AttributionTouch } from './attribution.ts';
import { defaultAttribution } from './default-attribution.ts';

const day = (days: number) => 1_700_000_000_000 + days * millisecondsPerDay;
const terms = (changes: Partial<AttributionDocument> = {}): AttributionDocument => ({
  ...defaultAttribution.agency,
  ...changes,
});
const facts = (changes: Partial<AttributionFacts> = {}): AttributionFacts => ({
  occurredAt: day(0),
  isPurchase: true,
  touches: [],
  unknownClickId: undefined,
  coupon: undefined,
  binding: undefined,
  deal: undefined,
  ...changes,
});
const click = (enrollmentId: string, at: number, changes: Partial<AttributionTouch> = {}): AttributionTouch => ({
  id: `${enrollmentId}@${at}`,
  kind: 'click',
  enrollmentId,
  at,
  quality: 'valid',
  ...changes,
});
const creditedTo = (document: AttributionDocument, given: AttributionFacts) =>
  attribute(document, given).shares[0]?.enrollmentId ?? null;

describe('models', () => {
  // Published: display, social, search, email, direct, one after the other; the sale is worth 200.
  const journey = ['display', 'social', 'search', 'email', 'direct'];
  const touches = journey.map((name, index) => click(name, day(index - 5)));
  it.each([
    ['first', [200, 0, 0, 0, 0]],
    ['last', [0, 0, 0, 0, 200]],
  ] as const)('ATTR-01: %s touch of five credits %j of 200', (model, expected) => {
    const { shares, path } = attribute(terms({ model }), facts({ touches }));
    expect(
      journey.map((name) => 200 * Number(shares.find((share) => share.enrollmentId === name)?.share ?? 0)),
    ).toEqual(expected);
    expect(path).toHaveLength(5);
    expect(path.filter(({ outcome }) => outcome === 'chosen')).toHaveLength(1);
    expect(new Set(path.map(({ outcome }) => outcome))).toEqual(
      new Set(['chosen', model === 'last' ? 'not_last' : 'not_first']),
    );
  });

  it('takes touches in the order of their time, whatever order they come in', () => {
    expect(creditedTo(terms(), facts({ touches: touches.toReversed() }))).toBe('direct');
  });

  it('lets a view count only where nobody clicked', () => {
    const view = click('viewed', day(-1), { kind: 'impression' });
    expect(creditedTo(terms(), facts({ touches: [view] }))).toBe('viewed');
    const { path } = attribute(terms(), facts({ touches: [view, click('clicked', day(-2))] }));
    expect(path.map(({ enrollmentId, outcome }) => [enrollmentId, outcome])).toEqual([
      ['clicked', 'chosen'],
      ['viewed', 'click_counts_more'],
    ]);
  });
});

describe('windows', () => {
  it.each([
    ['30 d to the millisecond, inclusive', 'inclusive', 0, 'A'],
    ['30 d to the millisecond, exclusive', 'exclusive', 0, null],
    ['a millisecond less, exclusive', 'exclusive', 1, 'A'],
    ['a millisecond more, inclusive', 'inclusive', -1, null],
  ] as const)('%s', (_, boundary, less, expected) => {
    const given = facts({ touches: [click('A', day(-30) + less)] });
    expect(creditedTo(terms({ boundary }), given)).toBe(expected);
    if (expected === null) expect(attribute(terms({ boundary }), given).reason).toBe('out_of_window');
  });

  it('takes a click of a clock that runs ten minutes ahead, and no later one', () => {
    expect(creditedTo(terms(), facts({ touches: [click('A', day(0) + 600_000)] }))).toBe('A');
    const later = attribute(terms(), facts({ touches: [click('A', day(0) + 600_001)] }));
    expect([later.shares, later.path[0]?.outcome, later.reason]).toEqual([[], 'after_event', 'no_partner']);
  });

  it('credits no click that was a machine', () => {
    const { shares, path } = attribute(terms(), facts({ touches: [click('A', day(-1), { quality: 'bot' })] }));
    expect([shares, path[0]?.outcome]).toEqual([[], 'not_counted']);
  });
});

describe('coupons', () => {
  const both = facts({
    touches: [click('A', day(0) - 3_600_000)],
    coupon: { code: 'SAVE10', enrollmentId: 'B' },
  });

  it('ATTR-07: click of A, coupon of B: B is credited, once', () => {
    const { shares } = attribute(terms({ couponPrecedence: 'coupon_wins' }), both);
    expect(shares).toEqual([{ enrollmentId: 'B', share: '1' }]);
  });

  it.each([
    ['coupon_wins', 'last', 'B'],
    ['click_wins', 'last', 'A'],
    ['last_touch', 'last', 'B'],
    ['last_touch', 'first', 'A'],
    ['coupon_unless_other_click_24h', 'last', 'A'],
  ] as const)('%s with %s touch credits %s', (couponPrecedence, model, expected) => {
    expect(creditedTo(terms({ couponPrecedence, model }), both)).toBe(expected);
  });

  it.each([
    ['of the other partner, 24 h less a millisecond before', 'A', 1, 'A'],
    ['of the other partner, 24 h before', 'A', 0, 'B'],
    ['of the same partner, an hour before', 'B', 82_800_000, 'B'],
  ] as const)('gives a coupon way only to a click within 24 h: %s', (_, enrollmentId, later, expected) => {
    const touches = [click(enrollmentId, day(-1) + later)];
    const document = terms({ couponPrecedence: 'coupon_unless_other_click_24h' });
    expect(creditedTo(document, { ...both, touches })).toBe(expected);
  });

  it('falls back to the click where nobody has the code, and says so', () => {
    const unknown = { ...both, coupon: { code: 'NOPE', enrollmentId: undefined } };
    expect(creditedTo(terms(), unknown)).toBe('A');
    expect(attribute(terms(), { ...unknown, touches: [] }).reason).toBe('unknown_coupon');
  });
});

describe('bound customers', () => {
  const rolling = terms({ binding: 'rolling', bindingDays: 90, boundary: 'inclusive' });

  it('PROP-05: purchases on days 0, 80, 165, 260 under 90 rolling days: 260 - 165 = 95 > 90 is not credited', () => {
    let binding: AttributionFacts['binding'];
    const credited = [0, 80, 165, 260].map((on) => {
      const touches = on === 0 ? [click('A', day(0))] : [];
      const result = attribute(rolling, facts({ occurredAt: day(on), touches, binding }));
      binding = result.binds ?? binding;
      return result.shares.length > 0;
    });
    expect(credited).toEqual([true, true, true, false]);
  });

  it.each([
    ['lifetime', null, 3_000, 'A'],
    ['fixed', 90, 90, 'A'],
    ['fixed', 90, 91, 'B'],
    ['fixed', 180, 180, 'A'],
    ['none', null, 1, 'B'],
  ] as const)('%s (%s d): on day %d, after a click of B, %s is credited', (kind, bindingDays, on, expected) => {
    const document = terms({ binding: kind, bindingDays });
    const until = bindingDays === null ? null : day(bindingDays);
    const binding = { enrollmentId: 'A', from: day(0), until };
    const given = facts({ occurredAt: day(on), touches: [click('B', day(on) - 1)], binding });
    expect(creditedTo(document, given)).toBe(expected);
  });

  it('is immune to codes of others, unless the program says that a coupon breaks it, and stays bound even then', () => {
    const binding = { enrollmentId: 'A', from: day(-5), until: null };
    const given = facts({ binding, coupon: { code: 'B10', enrollmentId: 'B' } });
    expect(creditedTo(terms({ binding: 'lifetime' }), given)).toBe('A');
    const broken = attribute(terms({ binding: 'lifetime', couponBreaksBinding: true }), given);
    expect([broken.shares[0]?.enrollmentId, broken.binds]).toEqual(['B', undefined]);
  });

  it('is bound from the earliest event of its partner that is told of, and by none that was before it', () => {
    const document = terms({ binding: 'lifetime' });
    const binding = { enrollmentId: 'A', from: day(10), until: null };
    const earlier = facts({ occurredAt: day(5), binding, touches: [click('A', day(4))] });
    expect(attribute(document, earlier).binds).toEqual({ enrollmentId: 'A', from: day(5), until: null });
    const others = attribute(document, { ...earlier, touches: [click('B', day(4))] });
    expect([others.shares[0]?.enrollmentId, others.binds]).toEqual(['B', undefined]);
    expect(attribute(document, { ...earlier, touches: [] }).reason).toBe('no_partner');
  });
});

describe('registered deals', () => {
  const given = facts({
    touches: [click('A', day(-1))],
    coupon: { code: 'B10', enrollmentId: 'B' },
    binding: { enrollmentId: 'C', from: day(-9), until: null },
    deal: { id: 'deal_1', enrollmentId: 'D' },
  });

  it('go before binding, coupon and click, or are set aside, as the program says', () => {
    const wins = attribute(terms({ binding: 'lifetime' }), given);
    expect(Object.fromEntries(wins.path.map(({ kind, outcome }) => [kind, outcome]))).toEqual({
      deal: 'chosen',
      binding: 'deal_wins',
      coupon: 'deal_wins',
      click: 'deal_wins',
    });
    const aside = attribute(terms({ binding: 'lifetime', dealWins: false }), given);
    expect(aside.shares[0]?.enrollmentId).toBe('C');
    expect(aside.path.find(({ kind }) => kind === 'deal')?.outcome).toBe('deal_set_aside');
  });
});

describe('nobody', () => {
  it.each([
    ['nothing is known', {}, 'no_partner'],
    ['its click is unknown', { unknownClickId: 'x' }, 'unknown_click'],
    ['its click was too long ago', { touches: [click('A', day(-31))] }, 'out_of_window'],
  ] as const)('%s', (_, given, reason) => {
    const result = attribute(terms(), facts(given));
    expect([result.shares, result.reason, result.binds]).toEqual([[], reason, undefined]);
  });
});
