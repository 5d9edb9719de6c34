import type { LineState } from '@countersign/domain/rating/line';
import { useWords } from '../app/texts.tsx';
import { Badge, type Look } from '../parts/badge.tsx';
import { useNow } from '../parts/use-now.ts';

const looks: Record<LineState, Look> = {
  pending: { tone: 'info', icon: 'hourglass' },
  available: { tone: 'success', icon: 'check' },
  held: { tone: 'warning', icon: 'pause' },
  settled: { tone: 'neutral', icon: 'send' },
};

/** Where a line's money stands, and until when. */
export function LineStateBadge({ state, holdUntil }: { readonly state: LineState; readonly holdUntil: string }) {
  const { texts, fill, format } = useWords();
  const now = useNow();
  const hints: Record<LineState, string> = {
    pending:
      Date.parse(holdUntil) > now
        ? fill(texts.earnings.waitsUntil, { date: format.date(holdUntil) })
        : texts.earnings.waitsForClose,
    available: texts.earnings.inNextPayout,
    held: texts.earnings.heldHint,
    settled: texts.earnings.settledHint,
  };
  return (
    <>
      <Badge {...looks[state]}>{texts.earnings.states[state]}</Badge>
      <small className="wrapping">{hints[state]}</small>
    </>
  );
}
