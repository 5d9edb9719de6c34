import type { Reply } from '@countersign/ui/client/operation-types';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

type Standing = Reply<'tax-form.get'>['standing'];
const tones = {
  missing: 'warning',
  draft: 'neutral',
  in_review: 'warning',
  asked_again: 'info',
  valid: 'success',
  expiring: 'warning',
  expired: 'danger',
} as const satisfies Record<Standing, string>;

export function TaxStandingTag({ standing }: { standing: Standing }) {
  const t = useText();
  return <Tag tone={tones[standing]}>{t(`taxStanding.${standing}`)}</Tag>;
}
