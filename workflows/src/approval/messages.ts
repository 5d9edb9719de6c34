import type { CaseMessage } from '@countersign/domain/case/transition';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

export interface ActResult {
  readonly caseStatus: string;
}

export interface Told {
  readonly signal: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What a person asks a case to do. The update's id is the command's id. */
export const act = defineUpdate<ActResult, [CaseMessage]>('act');
/** A fact from elsewhere, such as a protection that has become free. */
export const tell = defineSignal<[Told]>('tell');
/** For support: where the case is, by its own account. */
export const whereabouts = defineQuery<{ status: string; seq: number; epoch: number; nextTimer: string | null }>(
  'whereabouts',
);
