import { dealFields } from '@countersign/domain/deal-registration/deal';
import type { ProcessName } from '@countersign/domain/process/registry';
import { type RejectionReason, rejectionReasons } from '@countersign/domain/process/rejection-reasons';
import { askedParts } from '@countersign/domain/vetting/vetting';
import { useFormFields } from '../application/use-form-fields.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

interface Choice<Id> {
  readonly id: Id;
  readonly label: string;
}

/** What people choose from where they decide on a case of a process: reasons to reject, fields to ask about. */
export function useDecisionWords(
  process: ProcessName,
  caseId = '',
): {
  readonly reasons: readonly Choice<RejectionReason>[];
  readonly fields: readonly Choice<string>[];
} {
  const t = useText();
  const lookUp = useLookedUpText();
  const asked = useFormFields(process === 'application' ? caseId : '');
  const reasonTexts =
    process === 'application'
      ? 'applicationReason'
      : process === 'vetting'
        ? 'vettingReason'
        : process === 'blocking-report'
          ? 'reportReason'
          : process === 'data-request'
            ? 'dataRequestReason'
            : process === 'renewal'
              ? 'renewalReason'
              : process === 'agreement-change'
                ? 'proposalReason'
                : 'rejectionReason';
  return {
    reasons: rejectionReasons[process]
      // A rule's own reason is nobody's to choose.
      .filter((id) => id !== 'reapply_rule' && id !== 'earlier_exit')
      .map((id) => ({ id, label: lookUp(reasonTexts, id) })),
    fields:
      process === 'application'
        ? asked
        : process === 'vetting'
          ? askedParts.map((id) => ({ id, label: t(`askedPart.${id}`) }))
          : dealFields.map((id) => ({ id, label: t(`dealField.${id}`) })),
  };
}
