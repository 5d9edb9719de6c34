import { type ComponentType, useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Popover } from '../../parts/popover.tsx';
import type { Deal } from '../view/types.ts';
import { ExtendDialog } from './extend-dialog.tsx';
import { LossDialog } from './loss-dialog.tsx';
import { WinDialog } from './win-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

export interface DealDialogProps {
  readonly deal: Deal;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

const offered = [
  { action: 'report_win', text: 'win', icon: 'trophy', dialog: WinDialog },
  { action: 'extend', text: 'extend', icon: 'clock', dialog: ExtendDialog },
  { action: 'report_loss', text: 'loss', icon: 'circle-cross', dialog: LossDialog },
  { action: 'withdraw', text: 'withdraw', icon: 'undo', dialog: WithdrawDialog },
] as const satisfies readonly {
  action: Deal['actions'][number];
  text: 'win' | 'extend' | 'loss' | 'withdraw';
  icon: IconName;
  dialog: ComponentType<DealDialogProps>;
}[];

/** More than these and one more go into a menu. */
const shownMax = 2;

/** What the server says is possible now, the most likely one first. */
export function DealActions({ deal, onChanged }: { readonly deal: Deal; readonly onChanged: () => void }) {
  const { texts } = useWords();
  const [open, setOpen] = useState<(typeof offered)[number]['action']>();
  const possible = offered.filter(({ action }) => deal.actions.includes(action));
  const shown = possible.length > shownMax + 1 ? possible.slice(0, shownMax) : possible;
  const folded = possible.slice(shown.length);
  const Opened = possible.find(({ action }) => action === open)?.dialog;
  if (deal.actions.includes('edit') && deal.status === 'draft') {
    return (
      <div className="page-actions">
        <ButtonLink to={`/deals/${deal.id}/edit`} kind="primary" icon="pencil">
          {texts.deal.continueDraft}
        </ButtonLink>
      </div>
    );
  }
  if (possible.length === 0) return null;
  return (
    <div className="page-actions" role="group" aria-label={texts.deal.actions}>
      {shown.map(({ action, text, icon }) => (
        <Button
          key={action}
          icon={icon}
          kind={action === 'report_win' ? 'primary' : 'secondary'}
          onClick={() => setOpen(action)}
        >
          {texts.deal[text]}
        </Button>
      ))}
      {folded.length > 0 && (
        <Popover
          label={texts.deal.more}
          triggerClass="button button-secondary"
          align="end"
          trigger={<Icon name="more" />}
        >
          <ul className="menu">
            {folded.map(({ action, text, icon }) => (
              <li key={action}>
                <button type="button" className="menu-item" onClick={() => setOpen(action)}>
                  <Icon name={icon} /> <span>{texts.deal[text]}</span>
                </button>
              </li>
            ))}
          </ul>
        </Popover>
      )}
      {Opened !== undefined && <Opened deal={deal} onClose={() => setOpen(undefined)} onChanged={onChanged} />}
    </div>
  );
}
