import type { LineState } from '@countersign/domain/rating/line';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import type { Tone } from '../theme/theme.ts';

const tones: Record<LineState, Tone> = { pending: 'info', available: 'success', held: 'warning', settled: 'neutral' };

export function LineStateTag({ state }: { state: LineState }) {
  const t = useText();
  return <Tag tone={tones[state]}>{t(`lineState.${state}`)}</Tag>;
}
