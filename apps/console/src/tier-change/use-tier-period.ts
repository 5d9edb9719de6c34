import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** From when a tier holds, and until when if it is lent. */
export function useTierPeriod(): (change: { effectiveOn: string; endsOn: string | null }) => string {
  const t = useText();
  const format = useFormat();
  return ({ effectiveOn, endsOn }) =>
    endsOn === null
      ? t('tierChange.periodOpen', { from: format.civilDate(effectiveOn) })
      : t('tierChange.periodClosed', { from: format.civilDate(effectiveOn), to: format.civilDate(endsOn) });
}
