import { useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { IconButton } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import type { Deal } from './types.ts';

/** What an approval gave: the number to say on the phone, until when, and the discount. */
export function Protection({ deal }: { readonly deal: Deal }) {
  const { texts, fill, format } = useWords();
  const [isCopied, setCopied] = useState(false);
  const number = deal.number ?? '';
  return (
    <Card title={deal.protectedUntil === null ? texts.deal.number : texts.deal.protection}>
      <dl className="facts">
        <div>
          <dt className={deal.protectedUntil === null ? 'visually-hidden' : undefined}>{texts.deal.number}</dt>
          <dd className="number-large">
            {number}
            <IconButton
              icon={isCopied ? 'check' : 'copy'}
              label={isCopied ? texts.profile.copied : texts.profile.copy}
              onClick={() => void navigator.clipboard.writeText(number).then(() => setCopied(true))}
            />
          </dd>
        </div>
        {deal.protectedUntil !== null && (
          <div>
            <dt>{texts.deal.until}</dt>
            <dd>
              {format.civilDate(deal.protectedUntil)}
              <small>{fill(texts.deal.untilHint, { zone: deal.protectionZone })}</small>
            </dd>
          </div>
        )}
        {deal.protectedUntil !== null && (
          <div>
            <dt>{texts.deal.granted}</dt>
            <dd>{deal.grantedDiscountBp === null ? texts.deal.grantedNone : format.percent(deal.grantedDiscountBp)}</dd>
          </div>
        )}
        {deal.extensionsUsed > 0 && (
          <div>
            <dt>{texts.deal.extensions}</dt>
            <dd>{format.number(deal.extensionsUsed)}</dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
