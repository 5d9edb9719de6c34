import type { ProfileStatus } from '@countersign/domain/directory/directory';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const tones = { proposed: 'warning', published: 'success', returned: 'info', withdrawn: 'neutral' } as const;

export function ProfileStatusTag({ status }: { status: ProfileStatus | null }) {
  const t = useText();
  return status === null ? '–' : <Tag tone={tones[status]}>{t(`profileStatus.${status}`)}</Tag>;
}
