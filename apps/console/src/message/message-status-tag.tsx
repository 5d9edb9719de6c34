import type { Reply } from '@countersign/ui/client/operation-types';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const tones = { waiting: 'info', sent: 'success', kept: 'neutral', failed: 'danger' } as const;

export function MessageStatusTag({ status }: { status: Reply<'message.get'>['status'] }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`message.status.${status}`)}</Tag>;
}
