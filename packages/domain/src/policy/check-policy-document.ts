import { memberRoles } from '../member/roles.ts';
import { type RoutedProcess, routedProcessNames } from '../process/registry.ts';
import { accepted, type Result, refused } from '../result/result.ts';
import { parseDeadlineDuration } from '../time/deadline-duration.ts';
import { breachActions, candidateRelations, type PolicyDocument } from './policy.ts';

export const policyProblemCodes = [
  'not_an_object',
  'unknown_field',
  'process_unknown',
  'rules_missing',
  'too_many',
  'name_missing',
  'name_taken',
  'condition_missing',
  'condition_on_last_rule',
  'condition_too_long',
  'outcome_missing',
  'automatic_decision_forbidden',
  'steps_missing',
  'candidates_missing',
  'candidate_unknown',
  'required_wrong',
  'more_required_than_named',
  'distinct_from_unknown_step',
  'duration_wrong',
  'percent_wrong',
  'breach_action_unknown',
] as const;
export type PolicyProblem = { readonly path: string; readonly code: (typeof policyProblemCodes)[number] };

/** Longer conditions are not read at all. */
export const conditionLengthMax = 600;
const rulesMax = 40;
const stepsMax = 12;
const candidatesMax = 30;

/** Nobody's silence decides these, whatever a policy says: they let people in or let money out. */
const noDeadlineDecides: ReadonlySet<string> = new Set([
  'vetting',
  'blocking-report',
  'data-request',
  'renewal',
  'agreement-change',
  'payment-method',
  'mdf-claim',
  'dispute',
  'payout-run',
  'adjustment',
]);

/** Nor does a rule decide these; of a vetting it may let through what is plainly harmless. */
const noRuleDecides: ReadonlySet<string> = new Set([...noDeadlineDecides].filter((process) => process !== 'vetting'));

/** Where a rule may also turn somebody away. */
const rulesReject: ReadonlySet<string> = new Set(['application']);

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a policy document from outside. Refused with every problem found and its place (`rules[1].then.steps[0].dueIn`).
 * Whether the conditions can be read is the policy engine's to check.
 */
export function checkPolicyDocument(
  document: unknown,
): Result<PolicyDocument, { readonly code: 'policy_unusable'; readonly problems: readonly PolicyProblem[] }> {
  const problems: PolicyProblem[] = [];
  const report: Report = (path, code) => problems.push({ path, code });
  checkDocument(document, report);
  if (problems.length > 0) return refused({ code: 'policy_unusable', problems });
  return accepted(documentOf(document));
}

/** Every field was looked at by `checkDocument` without a problem; nothing else may call this. */
function documentOf(checked: unknown): PolicyDocument {
  return checked as PolicyDocument;
}

type Report = (path: string, code: PolicyProblem['code']) => void;

function checkDocument(document: unknown, report: Report): void {
  const fields = fieldsOf(document, '', ['process', 'rules'], report);
  if (fields === undefined) return;
  const process = routedProcessNames.find((name) => name === fields.process);
  if (process === undefined) report('process', 'process_unknown');
  const rules = fields.rules;
  if (!Array.isArray(rules) || rules.length === 0) return report('rules', 'rules_missing');
  if (rules.length > rulesMax) return report('rules', 'too_many');
  const names = new Set<unknown>();
  rules.forEach((rule: unknown, index) => {
    const path = `rules[${index}]`;
    const ruleFields = fieldsOf(rule, path, ['name', 'when', 'then'], report);
    if (ruleFields === undefined) return;
    checkName(ruleFields.name, `${path}.name`, names, report);
    checkWhen(ruleFields.when, `${path}.when`, index === rules.length - 1, report);
    checkThen(ruleFields.then, `${path}.then`, process, report);
  });
}

function checkWhen(when: unknown, path: string, isLast: boolean, report: Report): void {
  if (isLast) {
    if (when !== undefined) report(path, 'condition_on_last_rule');
    return;
  }
  checkCondition(when, path, report);
}

function checkCondition(condition: unknown, path: string, report: Report): void {
  if (typeof condition !== 'string' || condition.trim() === '') return report(path, 'condition_missing');
  if (condition.length > conditionLengthMax) report(path, 'condition_too_long');
}

function checkThen(then: unknown, path: string, process: RoutedProcess | undefined, report: Report): void {
  const fields = fieldsOf(then, path, ['auto', 'steps'], report);
  if (fields === undefined) return;
  if ((fields.auto === undefined) === (fields.steps === undefined)) return report(path, 'outcome_missing');
  if (fields.auto !== undefined) {
    if (process !== undefined && noRuleDecides.has(process)) report(`${path}.auto`, 'automatic_decision_forbidden');
    checkAutomatic(fields.auto, `${path}.auto`, process, report);
    return;
  }
  const steps = fields.steps;
  if (!Array.isArray(steps) || steps.length === 0) return report(`${path}.steps`, 'steps_missing');
  if (steps.length > stepsMax) return report(`${path}.steps`, 'too_many');
  const names = new Set<unknown>();
  steps.forEach((step: unknown, index) => {
    checkStep(step, `${path}.steps[${index}]`, { process, names }, report);
  });
}

/** A rejection by rule names its reason, as a person's does, and only where the process takes rejections by rule. */
function checkAutomatic(given: unknown, path: string, process: RoutedProcess | undefined, report: Report): void {
  const isRejection =
    isFields(given) && given.outcome === 'reject' && process !== undefined && rulesReject.has(process);
  const auto = fieldsOf(given, path, ['outcome', 'releaseAfter', ...(isRejection ? ['reason'] : [])], report);
  if (auto === undefined) return;
  if (auto.outcome !== 'approve' && !isRejection) report(`${path}.outcome`, 'outcome_missing');
  if (isRejection && (typeof auto.reason !== 'string' || !/^[a-z_]{1,40}$/.test(auto.reason)))
    report(`${path}.reason`, 'outcome_missing');
  checkDuration(auto.releaseAfter, `${path}.releaseAfter`, report);
}

const stepFields = [
  'name',
  'candidates',
  'otherwise',
  'required',
  'distinctFrom',
  'dueIn',
  'remindBefore',
  'escalations',
  'onBreach',
  'skipWhen',
];

function checkStep(
  step: unknown,
  path: string,
  route: { readonly process: RoutedProcess | undefined; readonly names: Set<unknown> },
  report: Report,
): void {
  const fields = fieldsOf(step, path, stepFields, report);
  if (fields === undefined) return;
  const earlier = new Set(route.names);
  checkName(fields.name, `${path}.name`, route.names, report);
  checkCandidates(fields.candidates, `${path}.candidates`, report);
  if (fields.otherwise !== undefined) checkCandidates(fields.otherwise, `${path}.otherwise`, report);
  checkRequired(fields, `${path}.required`, report);
  checkDistinctFrom(fields.distinctFrom, `${path}.distinctFrom`, earlier, report);
  checkDuration(fields.dueIn, `${path}.dueIn`, report);
  if (fields.remindBefore !== undefined) checkDuration(fields.remindBefore, `${path}.remindBefore`, report);
  if (fields.escalations !== undefined) checkEscalations(fields.escalations, `${path}.escalations`, report);
  if (fields.skipWhen !== undefined) checkCondition(fields.skipWhen, `${path}.skipWhen`, report);
  const action = breachActions.find((known) => known === fields.onBreach);
  if (action === undefined) return report(`${path}.onBreach`, 'breach_action_unknown');
  const isDeemed = action === 'approve' || action === 'reject';
  if (isDeemed && route.process !== undefined && noDeadlineDecides.has(route.process)) {
    report(`${path}.onBreach`, 'automatic_decision_forbidden');
  }
}

function checkCandidates(candidates: unknown, path: string, report: Report): void {
  if (!Array.isArray(candidates) || candidates.length === 0) return report(path, 'candidates_missing');
  if (candidates.length > candidatesMax) return report(path, 'too_many');
  candidates.forEach((candidate: unknown, index) => {
    if (!isCandidate(candidate)) report(`${path}[${index}]`, 'candidate_unknown');
  });
}

function isCandidate(candidate: unknown): boolean {
  if (!isFields(candidate) || Object.keys(candidate).length !== 2) return false;
  switch (candidate.kind) {
    case 'role':
      return memberRoles.some((role) => role === candidate.role);
    case 'member':
      return typeof candidate.memberId === 'string' && /^mem_[0-9a-z]{1,40}$/.test(candidate.memberId);
    case 'relation':
      return candidateRelations.some((relation) => relation === candidate.relation);
    default:
      return false;
  }
}

function checkRequired(step: Fields, path: string, report: Report): void {
  const { required, candidates } = step;
  if (required === 'all') return;
  if (typeof required !== 'number' || !Number.isInteger(required) || required < 1 || required > candidatesMax) {
    return report(path, 'required_wrong');
  }
  const areOnlyNamed =
    Array.isArray(candidates) && candidates.every((each: unknown) => isFields(each) && each.kind !== 'role');
  if (areOnlyNamed && candidates.length > 0 && required > candidates.length) report(path, 'more_required_than_named');
}

function checkDistinctFrom(distinctFrom: unknown, path: string, earlier: ReadonlySet<unknown>, report: Report): void {
  if (distinctFrom === 'all') return;
  if (!Array.isArray(distinctFrom) || distinctFrom.some((name: unknown) => !earlier.has(name))) {
    report(path, 'distinct_from_unknown_step');
  }
}

function checkEscalations(escalations: unknown, path: string, report: Report): void {
  if (!Array.isArray(escalations)) return report(path, 'not_an_object');
  if (escalations.length > stepsMax) return report(path, 'too_many');
  let last = 0;
  escalations.forEach((escalation: unknown, index) => {
    const fields = fieldsOf(escalation, `${path}[${index}]`, ['atPercent', 'to'], report);
    if (fields === undefined) return;
    const percent = fields.atPercent;
    if (typeof percent !== 'number' || !Number.isInteger(percent) || percent <= last || percent > 1000) {
      report(`${path}[${index}].atPercent`, 'percent_wrong');
    } else last = percent;
    checkCandidates(fields.to, `${path}[${index}].to`, report);
  });
}

function checkDuration(duration: unknown, path: string, report: Report): void {
  if (typeof duration !== 'string' || !parseDeadlineDuration(duration).ok) report(path, 'duration_wrong');
}

function checkName(name: unknown, path: string, taken: Set<unknown>, report: Report): void {
  if (typeof name !== 'string' || name.trim() === '' || name.length > 80) return report(path, 'name_missing');
  if (taken.has(name)) report(path, 'name_taken');
  taken.add(name);
}

function fieldsOf(value: unknown, path: string, known: readonly string[], report: Report): Fields | undefined {
  if (!isFields(value)) {
    report(path, 'not_an_object');
    return undefined;
  }
  for (const field of Object.keys(value)) {
    if (!known.includes(field)) report(path === '' ? field : `${path}.${field}`, 'unknown_field');
  }
  return value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
