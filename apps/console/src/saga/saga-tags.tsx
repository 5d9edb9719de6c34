import type { SagaStatus, SagaStepState } from '@countersign/domain/saga/saga';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const statusTones = {
  running: 'info',
  failed: 'danger',
  done: 'success',
  undoing: 'info',
  undo_failed: 'danger',
  undone: 'neutral',
} as const;
const stepTones = {
  pending: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  skipped: 'warning',
  undoing: 'info',
  undone: 'neutral',
  undo_failed: 'danger',
} as const;

export function SagaStatusTag({ status }: { status: SagaStatus }) {
  const t = useText();
  return <Tag tone={statusTones[status]}>{t(`sagaStatus.${status}`)}</Tag>;
}

export function StepStateTag({ state }: { state: SagaStepState }) {
  const t = useText();
  return <Tag tone={stepTones[state]}>{t(`sagaStepState.${state}`)}</Tag>;
}
