import { type Currency, scaleOf } from '../currency/currencies.ts';
import type { PlanRounding } from '../plan/document.ts';
import type { BulkShape } from '../plan/rules/rule-kind.ts';
import { rateOf } from './convert-exactly.ts';
import type { Conversion } from './rating.ts';
import {
  addRational,
  exactDigitsMax,
  multiplyRational,
  nought,
  powerOfTen,
  type Rational,
  rationalOfMinor,
  subtractRational,
} from './rational.ts';

const doublesMax = BigInt(Number.MAX_SAFE_INTEGER);

/** What is earned over a stretch of amounts: (constant + slope x amount) / denominator units of the plan's currency. */
export interface Stretch {
  /** First whole amount that belongs to it, in minor units of the event; the double is infinite above 2^53. */
  readonly startMinor: bigint;
  readonly start: number;
  readonly constant: bigint;
  readonly slope: bigint;
  readonly denominator: bigint;
  /** Undefined where doubles would not be exact, or the quotient does not end. */
  readonly fast: FastStretch | undefined;
}

/** The same in doubles, all of them whole and below 2^53 for amounts up to `amountMax`. */
export interface FastStretch {
  readonly amountMax: number;
  readonly constant: number;
  readonly slope: number;
  /** Digits after the point of constant + slope x amount. */
  readonly scale: number;
  /** Of which this is one unit, and one minor unit. */
  readonly unit: number;
  readonly minorUnit: number;
}

interface Exchange {
  readonly from: Currency;
  readonly to: Currency;
  readonly conversion: Conversion | undefined;
}

/** How money of one currency and day becomes lines of one rule; stretches by rising start. */
export function stretchesOfBands(
  shape: Extract<BulkShape, { shape: 'bands' }>,
  factor: Rational,
  exchange: Exchange,
): readonly Stretch[] {
  const unit = unitOf(exchange);
  let constant = nought;
  return shape.bands.map((band, index) => {
    const below = shape.bands[index - 1];
    if (shape.isMarginal && below !== undefined) {
      constant = addRational(constant, multiplyRational(band.from, subtractRational(below.share, band.share)));
    }
    const start = index === 0 ? 0n : firstMinorOf(band.from, unit, shape.includesEdge);
    const slope = multiplyRational(multiplyRational(unit, band.share), factor);
    return stretchOf(start, { constant: multiplyRational(constant, factor), slope }, exchange.to);
  });
}

/** A fixed amount, for a measure of pieces; one piece where it is given per event. */
export function stretchOfFixed(amount: Rational, factor: Rational, currency: Currency): readonly Stretch[] {
  return [stretchOf(0n, { constant: nought, slope: multiplyRational(amount, factor) }, currency)];
}

/** What one minor unit of the event is worth in units of the plan's currency. */
function unitOf(of: Exchange): Rational {
  const own = rationalOfMinor(1n, of.from);
  if (of.from === of.to) return own;
  if (of.conversion === undefined) throw new Error(`No rate from ${of.from} to ${of.to} was given.`);
  return multiplyRational(own, rateOf(of.conversion));
}

function firstMinorOf(edge: Rational, unit: Rational, includesEdge: boolean): bigint {
  const numerator = edge.numerator * unit.denominator;
  const denominator = edge.denominator * unit.numerator;
  const below = numerator / denominator;
  return includesEdge && numerator % denominator === 0n ? below : below + 1n;
}

function stretchOf(
  startMinor: bigint,
  line: { readonly constant: Rational; readonly slope: Rational },
  to: Currency,
): Stretch {
  const { constant, slope } = line;
  const exact = {
    constant: constant.numerator * slope.denominator,
    slope: slope.numerator * constant.denominator,
    denominator: constant.denominator * slope.denominator,
  };
  const start = startMinor > doublesMax ? Number.POSITIVE_INFINITY : Number(startMinor);
  return { startMinor, start, ...exact, fast: fastOf(exact, scaleOf(to)) };
}

function fastOf(
  exact: { readonly constant: bigint; readonly slope: bigint; readonly denominator: bigint },
  currencyScale: number,
): FastStretch | undefined {
  for (let scale = currencyScale; scale <= Math.min(exactDigitsMax, 15); scale += 1) {
    const unit = powerOfTen(scale);
    const [constant, slope] = [exact.constant * unit, exact.slope * unit];
    if (constant % exact.denominator !== 0n || slope % exact.denominator !== 0n) continue;
    const [start, rise] = [constant / exact.denominator, slope / exact.denominator];
    const room = doublesMax - (start < 0n ? -start : start);
    if (room < 0n) return undefined;
    const amountMax = rise === 0n ? doublesMax : room / rise;
    return {
      amountMax: Number(amountMax),
      constant: Number(start),
      slope: Number(rise),
      scale,
      unit: Number(unit),
      minorUnit: 10 ** (scale - currencyScale),
    };
  }
  return undefined;
}

/** A whole number of steps, as the rounding says; both are whole, above or at nought, and below 2^53. */
export function roundedSteps(value: number, step: number, rounding: PlanRounding): number {
  const rest = value % step;
  const steps = (value - rest) / step;
  if (rest === 0) return steps;
  switch (rounding) {
    case 'down':
      return steps;
    case 'half_up':
      return rest * 2 >= step ? steps + 1 : steps;
    case 'half_even':
      if (rest * 2 === step) return steps % 2 === 0 ? steps : steps + 1;
      return rest * 2 > step ? steps + 1 : steps;
    default:
      return rounding satisfies never;
  }
}
