import type { Task } from '@countersign/contracts/task/task';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** What approving publishes or pays, in a sentence; null for cases that do neither. */
export function useApprovalEffect(): (task: Task) => string | null {
  const t = useText();
  const format = useFormat();
  return (task) => {
    const { facts } = task.whyRouted;
    const amount = task.amount === null ? '' : format.money(task.amount);
    switch (task.process) {
      case 'deal-registration':
        return null;
      case 'application':
        return t('application.approveEffect');
      case 'vetting':
        return t('vetting.approveEffect', { partner: String(facts['partner'] ?? '') });
      case 'agreement-change':
        return t('agreement.approveEffect');
      case 'onboarding':
        return null;
      case 'renewal':
        return t('renewal.approveEffect', { partner: String(facts['partner'] ?? '') });
      case 'data-request':
        return t(facts['kind'] === 'erasure' ? 'dataRequest.approveErasure' : 'dataRequest.approveExport');
      case 'exit':
        return t('exit.approveEffect', { partner: task.caseTitle });
      case 'exit-appeal':
        return t('exit.appealEffect');
      case 'tier-change':
        return t('tierChange.approveEffect', { partner: task.caseTitle });
      case 'blocking-report':
        return t('vetting.reportFiled', { partner: String(facts['partner'] ?? '') });
      case 'period-close': {
        const count = facts['statementCount'];
        return typeof count === 'number' ? t('moneyCase.publishes', { count }) : t('moneyCase.publishesBare');
      }
      case 'payout-run': {
        const count = facts['payoutCount'];
        return typeof count === 'number'
          ? t('moneyCase.sends', { amount, count })
          : t('moneyCase.sendsBare', { amount });
      }
      case 'adjustment': {
        const isTaken = task.amount?.amount.startsWith('-') === true;
        const size =
          task.amount === null ? '' : format.money({ ...task.amount, amount: task.amount.amount.replace('-', '') });
        return t(isTaken ? 'adjustment.takes' : 'adjustment.gives', { amount: size, partner: task.caseTitle });
      }
      default:
        return task.process satisfies never;
    }
  };
}
