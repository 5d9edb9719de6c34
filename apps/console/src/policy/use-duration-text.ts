import { parseDeadlineDuration } from '@countersign/domain/time/deadline-duration';
import { useText } from '../text/use-text.ts';

const units = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const;

/** "2BD" as "2 business days". */
export function useDurationText(): (duration: string) => string {
  const t = useText();
  return (duration) => {
    const parsed = parseDeadlineDuration(duration);
    if (!parsed.ok) return duration;
    const { value } = parsed;
    if (value.kind === 'business_days') return t('duration.businessDays', { count: value.count });
    if (value.kind === 'business_hours') return t('duration.businessHours', { count: value.count });
    const unit = units.find(([, length]) => value.ms >= length && value.ms % length === 0) ?? units[3];
    return t(`duration.${unit[0]}`, { count: value.ms / unit[1] });
  };
}
