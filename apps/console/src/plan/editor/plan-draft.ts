import { checkPlan } from '@countersign/domain/plan/check-plan';
import type { PlanDocument } from '@countersign/domain/plan/document';
import type { Body } from '@countersign/ui/client/operation-types';

/** A plan as it is being typed: it may hold what no plan may. */
export type PlanDraft = Readonly<Record<string, unknown>>;
export type Place = readonly (string | number)[];
export type PlanBody = Body<'plan.create'>['document'];

type Fields = Readonly<Record<string, unknown>>;

export function fieldsAt(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function valueAt(draft: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, step) => fieldsAt(value)[step], draft);
}

/** The draft with another value at a place; `undefined` takes the field away. */
export function withValue(draft: unknown, place: Place, value: unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return value;
  const next = withValue(fieldsAt(draft)[step], rest, value);
  if (Array.isArray(draft)) return draft.map((item, index) => (index === step ? next : item));
  const { [step]: _before, ...others } = fieldsAt(draft);
  // The order of fields stays as it was, so that what is compared and shown does not jump.
  if (next === undefined || (step === 'caps' && Object.keys(fieldsAt(next)).length === 0)) return others;
  return step in fieldsAt(draft) ? { ...fieldsAt(draft), [step]: next } : { ...others, [step]: next };
}

/** `rules[0].params.percent` and `document.rules.0.params.percent` are both `rules.0.params.percent`. */
export function placeText(place: Place | string): string {
  const text = typeof place === 'string' ? place : place.join('.');
  return text.replace(/\[(\d+)\]/g, '.$1').replace(/^document\.?/, '');
}

export interface PlacedProblem {
  readonly place: string;
  /** One of the check's own, or one that only the server knows. */
  readonly code: string;
}

export type CheckedDraft =
  | { readonly isUsable: true; readonly document: PlanDocument; readonly body: PlanBody }
  | { readonly isUsable: false; readonly problems: readonly PlacedProblem[] };

/** The same check as the server's, so that a contradiction shows while it is typed. */
export function checkDraft(draft: PlanDraft): CheckedDraft {
  const checked = checkPlan(draft);
  if (checked.ok) return { isUsable: true, document: checked.value, body: bodyOf(checked.value) };
  const problems = checked.refusal.problems.map(({ path, code }) => ({ place: placeText(path), code }));
  return { isUsable: false, problems };
}

/** The request has the same shape and may be written to; nothing writes to it. */
function bodyOf(document: PlanDocument): PlanBody {
  return document as unknown as PlanBody;
}

/** A plan that can be saved as it is. */
export function firstPlan(currency: string): PlanDraft {
  return {
    currency,
    rounding: 'half_up',
    roundAt: 'line',
    base: 'net_of_tax',
    boundary: 'inclusive',
    refundMode: 'proportional',
    fxAt: 'event',
    dayCount: 'calendar_zone',
    monthEnd: 'clamp',
    holdDays: 30,
    rules: [firstRule('standard')],
  };
}

export function firstRule(name: string): Fields {
  return {
    name,
    leg: 'main',
    kind: 'percentage',
    when: { kinds: ['order', 'invoice_paid', 'renewal'] },
    params: { percent: '10' },
  };
}
