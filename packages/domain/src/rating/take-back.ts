import { formatDecimal } from '../money/decimal.ts';
import { formatMoney } from '../money/money.ts';
import { accepted, type Result, refused } from '../result/result.ts';
import { baseMinorOf } from './base.ts';
import type {
  GivenLine,
  RatedEvent,
  Recorder,
  TakeBackInput,
  TakeBackRefusal,
  TakenLine,
  TraceValue,
} from './rating.ts';
import {
  exactDecimal,
  exactText,
  minorOfExact,
  multiplyRational,
  nought,
  type Rational,
  rationalOf,
  subtractRational,
} from './rational.ts';
import type { EngineStepCode } from './trace-codes.ts';

const whole: Rational = { numerator: 1n, denominator: 1n };

/**
 * What a refund or chargeback takes back of the lines that its purchase gave: the part of the purchase that is refunded
 * by now, less what earlier refunds took, at the line's own exact amount and rate of exchange. Refunds in parts sum to
 * exactly the line, and never to more. Lines of which not one minor unit is left to take are not in the answer.
 */
export function takeBack(input: TakeBackInput, recorder: Recorder): Result<readonly TakenLine[], TakeBackRefusal> {
  const { document, purchase, refund, earlierRefunds, lines } = input;
  const note = (code: EngineStepCode, rule: string | null, data: () => Readonly<Record<string, TraceValue>>) => {
    if (recorder.isRecording) recorder.record({ code, rule, data: data() });
  };
  const refunds = [...earlierRefunds, refund];
  if (refunds.some((each) => each.currency !== undefined && each.currency !== purchase.currency)) {
    return refused({ code: 'refund_currency_differs' });
  }
  if (document.refundMode === 'ignore') {
    note('refund_ignored', null, () => ({}));
    return accepted([]);
  }
  const part = refundedPart(input, refunds);
  note(document.refundMode === 'void' ? 'refund_void' : 'refund_part', null, () => ({
    purchase: purchase.id,
    base: document.base,
    refundedPercent: exactText(multiplyRational(part, { numerator: 100n, denominator: 1n })),
  }));
  return accepted(
    lines.flatMap((line) => {
      const taken = takenOf(line, part, input);
      if (taken === undefined) {
        note('nothing_left', line.rule, () => ({ line: line.id }));
        return [];
      }
      note('taken_back', line.rule, () => ({
        line: line.id,
        given: line.amountExact,
        takenBefore: line.takenExact,
        exact: taken.amountExact,
        ...formatMoney(taken),
      }));
      return [taken];
    }),
  );
}

/** The part of the purchase that these refunds together give back, from 0 to 1. */
function refundedPart(input: TakeBackInput, refunds: readonly RatedEvent[]): Rational {
  const paid = baseMinorOf(input.purchase, input.document.base) ?? 0n;
  if (paid === 0n) return refunds.length === 0 ? nought : whole;
  const refunded = refundedMinor(input, refunds, paid);
  return { numerator: refunded, denominator: paid };
}

/** What they give back of the purchase, in minor units of its currency; never more than was paid. */
function refundedMinor(input: TakeBackInput, refunds: readonly RatedEvent[], paidMinor: bigint): bigint {
  const { base, refundMode } = input.document;
  if (refunds.length === 0) return 0n;
  const amounts = refunds.map((refund) => baseMinorOf(refund, base));
  if (refundMode === 'void' || amounts.includes(undefined)) return paidMinor;
  return atMost(
    amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n),
    paidMinor,
  );
}

function takenOf(line: GivenLine, part: Rational, input: TakeBackInput): TakenLine | undefined {
  const { rounding } = input.document;
  const isWhole = part.numerator === part.denominator;
  const given = rationalOf(line.amountExact);
  const due = isWhole ? exactDecimal(given) : exactDecimal(multiplyRational(given, part));
  const dueMinor = isWhole ? line.amountMinor : atMost(minorOfExact(due, line.currency, rounding), line.amountMinor);
  const basisMinor = line.basisMinor === undefined ? undefined : -basisTaken(input);
  const isCounted = line.amountMinor === 0n && basisMinor !== undefined && basisMinor < 0n;
  if (dueMinor <= line.takenMinor && !isCounted) return undefined;
  return {
    rule: line.rule,
    reversesLineId: line.id,
    amountExact: exactText(subtractRational(rationalOf(line.takenExact), rationalOf(formatDecimal(due)))),
    amountMinor: line.takenMinor - dueMinor,
    currency: line.currency,
    basisMinor,
    basisCurrency: line.basisCurrency,
    holdUntil: input.refund.occurredAt,
  };
}

/** What this refund alone gives back, after the earlier ones. */
function basisTaken(input: TakeBackInput): bigint {
  const { document, purchase, refund, earlierRefunds } = input;
  const paid = baseMinorOf(purchase, document.base) ?? 0n;
  return refundedMinor(input, [...earlierRefunds, refund], paid) - refundedMinor(input, earlierRefunds, paid);
}

function atMost(value: bigint, limit: bigint): bigint {
  return value < limit ? value : limit;
}
