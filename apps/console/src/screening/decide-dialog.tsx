import type { MatchSummary } from '@countersign/contracts/screening/operations';
import { type Verdict, type VerdictReason, verdictReasons } from '@countersign/domain/screening/review';
import { useNotify } from 'react-admin';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

/** A verdict with its reason, on the match as it was looked at. */
export function DecideDialog({
  match,
  verdict,
  onClose,
  onDecided,
}: {
  match: Pick<MatchSummary, 'id' | 'revision' | 'subject' | 'listedName'>;
  verdict: Verdict;
  onClose: () => void;
  onDecided: () => void;
}) {
  const t = useText();
  const notify = useNotify();
  const reasons = verdictReasons.filter((reason) => (reason === 'same_identity') === (verdict === 'true_match'));
  return (
    <RecordFormDialog
      title={t(`verdict.${verdict}`)}
      submitLabel={t('screening.decide')}
      intro={
        <span>
          {match.subject.name} – {match.listedName}
        </span>
      }
      initial={{ reason: verdict === 'true_match' ? 'same_identity' : '' }}
      fields={[
        {
          kind: 'one',
          name: 'reason',
          label: t('screening.reason'),
          required: true,
          options: reasons.map((reason) => ({ id: reason, label: t(`verdictReason.${reason}`) })),
        },
        {
          kind: 'text',
          name: 'note',
          label: t('screening.decisionNote'),
          help: t('screening.decisionNoteHelp'),
          max: 2_000,
          lines: 3,
        },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        const decided = await call('screening.decide-match', {
          params: { id: match.id },
          ifMatch: match.revision,
          body: { verdict, reason: reasonOf(textOf(values, 'reason')), note: textOf(values, 'note') || null },
        });
        onDecided();
        notify(t(decided.status === 'proposed' ? 'screening.decided' : 'screening.decidedFinal'), { type: 'success' });
      }}
    />
  );
}

const reasonOf = (text: string): VerdictReason => verdictReasons.find((reason) => reason === text) ?? 'other';
