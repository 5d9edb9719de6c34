import { type Currency, scaleOf } from '../currency/currencies.ts';
import type { PlanRounding } from '../plan/document.ts';
import type { LineColumns } from './bulk-columns.ts';
import { type FastStretch, roundedSteps, type Stretch } from './bulk-plan.internal.ts';
import { exactDecimal, minorOfExact, powerOfTen } from './rational.ts';

const columnMax = 2n ** 63n - 1n;

/** Lines as they are written, a column each; no object is made for a line. */
export class LineWriter {
  private count = 0;
  private readonly row: Int32Array;
  private readonly rule: Uint8Array;
  private readonly amountMinor: BigInt64Array;
  private readonly exactWhole: BigInt64Array;
  private readonly exactFraction: BigInt64Array;
  private readonly exactScale: Uint8Array;
  private readonly basisMinor: BigInt64Array;
  private readonly holdUntil: Float64Array;
  private readonly currency: Currency;
  private readonly scale: number;
  private readonly unit: number;
  private readonly rounding: PlanRounding;

  constructor(of: { readonly linesMax: number; readonly currency: Currency; readonly rounding: PlanRounding }) {
    const { linesMax, currency, rounding } = of;
    this.row = new Int32Array(linesMax);
    this.rule = new Uint8Array(linesMax);
    this.amountMinor = new BigInt64Array(linesMax);
    this.exactWhole = new BigInt64Array(linesMax);
    this.exactFraction = new BigInt64Array(linesMax);
    this.exactScale = new Uint8Array(linesMax);
    this.basisMinor = new BigInt64Array(linesMax);
    this.holdUntil = new Float64Array(linesMax);
    this.currency = currency;
    this.scale = scaleOf(currency);
    this.unit = 10 ** this.scale;
    this.rounding = rounding;
  }

  /** The amount of the next line, in doubles that hold it exactly; false when it is nought and no line. */
  writeFast(stretch: FastStretch, measure: number, capMinor: number): boolean {
    const digits = stretch.constant + stretch.slope * measure;
    const minor = roundedSteps(digits, stretch.minorUnit, this.rounding);
    if (minor > capMinor) return this.writeCap(capMinor);
    if (minor === 0) return false;
    const fraction = digits % stretch.unit;
    this.amountMinor[this.count] = BigInt(minor);
    this.exactWhole[this.count] = BigInt((digits - fraction) / stretch.unit);
    this.exactFraction[this.count] = BigInt(fraction);
    this.exactScale[this.count] = stretch.scale;
    return true;
  }

  /** The same for amounts that doubles cannot hold, and for rates that are quotients. */
  writeExact(stretch: Stretch, measure: bigint, capMinor: number): boolean {
    const numerator = stretch.constant + stretch.slope * measure;
    const exact = exactDecimal({ numerator, denominator: stretch.denominator });
    const minor = minorOfExact(exact, this.currency, this.rounding);
    if (minor > capMinor) return this.writeCap(capMinor);
    if (minor === 0n) return false;
    if (minor > columnMax) throw new RangeError(`A line of ${minor} minor units ${this.currency} fits no column.`);
    const unit = powerOfTen(exact.scale);
    this.amountMinor[this.count] = minor;
    this.exactWhole[this.count] = exact.digits / unit;
    this.exactFraction[this.count] = exact.digits % unit;
    this.exactScale[this.count] = exact.scale;
    return true;
  }

  private writeCap(capMinor: number): boolean {
    const fraction = capMinor % this.unit;
    this.amountMinor[this.count] = BigInt(capMinor);
    this.exactWhole[this.count] = BigInt((capMinor - fraction) / this.unit);
    this.exactFraction[this.count] = BigInt(fraction);
    this.exactScale[this.count] = this.scale;
    return true;
  }

  /** The rest of the line whose amount was just written. */
  finish(row: number, rule: number, basisMinor: bigint, holdUntil: number): void {
    this.row[this.count] = row;
    this.rule[this.count] = rule;
    this.basisMinor[this.count] = basisMinor;
    this.holdUntil[this.count] = holdUntil;
    this.count += 1;
  }

  columns(hasBasis: readonly boolean[]): LineColumns {
    const { count } = this;
    return {
      count,
      row: this.row.subarray(0, count),
      rule: this.rule.subarray(0, count),
      amountMinor: this.amountMinor.subarray(0, count),
      exactWhole: this.exactWhole.subarray(0, count),
      exactFraction: this.exactFraction.subarray(0, count),
      exactScale: this.exactScale.subarray(0, count),
      basisMinor: this.basisMinor.subarray(0, count),
      holdUntil: this.holdUntil.subarray(0, count),
      hasBasis,
    };
  }
}
