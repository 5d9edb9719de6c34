import type { Task } from '@countersign/contracts/task/task';
import type { DecisionOutcome } from '@countersign/domain/approval/approval';
import { type RejectionReason, rejectionReasons } from '@countersign/domain/process/rejection-reasons';
import type { Decision } from './use-decide.ts';

/** What has been typed into a decision's dialog so far. */
export interface DecisionDraft {
  reason: RejectionReason | '';
  text: string;
  internalNote: string;
  fields: readonly string[];
  grantedDiscount: string;
}

export interface DecisionFieldsProps {
  task: Task;
  draft: DecisionDraft;
  /** The person has tried to send, so what is missing is marked. */
  isTried: boolean;
  onChange: (change: Partial<DecisionDraft>) => void;
}

export const emptyDraft: DecisionDraft = { reason: '', text: '', internalNote: '', fields: [], grantedDiscount: '' };

/** Whether closing the dialog would lose something that somebody wrote or chose. */
export function isTouched(draft: DecisionDraft, first: DecisionDraft = emptyDraft): boolean {
  const { reason, text, internalNote, fields, grantedDiscount } = draft;
  const isChosen = reason !== first.reason && reason !== '';
  return isChosen || fields.length > 0 || [text, internalNote, grantedDiscount].some((typed) => typed.trim() !== '');
}

/** Processes whose reasons people choose from; elsewhere the text says it. */
export const choosesReason = (process: Task['process']): boolean =>
  rejectionReasons[process] !== rejectionReasons['deal-registration'] || process === 'deal-registration';

/** What a dialog begins with. */
export function firstDraft(task: Task): DecisionDraft {
  return choosesReason(task.process) ? emptyDraft : { ...emptyDraft, reason: 'other' };
}

const percentPattern = /^\d{1,3}([.,]\d{1,2})?$/;

/** Basis points of a typed percentage: "17,5" is 1750. Undefined for anything that is no share of 100. */
export function basisPointsOf(text: string): number | undefined {
  if (!percentPattern.test(text.trim())) return undefined;
  const [whole = '0', fraction = ''] = text.trim().replace(',', '.').split('.');
  const bp = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return bp <= 10_000 ? bp : undefined;
}

export function isComplete(outcome: DecisionOutcome, draft: DecisionDraft): boolean {
  if (outcome === 'approve') {
    return draft.grantedDiscount.trim() === '' || basisPointsOf(draft.grantedDiscount) !== undefined;
  }
  if (draft.text.trim() === '') return false;
  return outcome === 'reject' ? draft.reason !== '' : draft.fields.length > 0;
}

export function toDecision(outcome: DecisionOutcome, draft: DecisionDraft, task: Task): Decision {
  const note = draft.internalNote.trim();
  const shared = { outcome, ...(note === '' ? {} : { internalNote: note }) };
  if (outcome === 'approve') {
    const bp = basisPointsOf(draft.grantedDiscount);
    return {
      ...shared,
      ...(bp === undefined ? {} : { grantedDiscountBp: bp }),
      acceptWaiting: task.approvalGives === 'wait',
    };
  }
  const text = draft.text.trim();
  if (outcome === 'request_changes') return { ...shared, text, fields: [...draft.fields] };
  return draft.reason === '' ? { ...shared, text } : { ...shared, text, reason: draft.reason };
}
