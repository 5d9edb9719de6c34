import type { Reply } from '@countersign/ui/client/operation-types';
import { Link } from 'react-router';
import { useWords } from '../app/texts.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Card } from '../parts/page.tsx';
import { useNow } from '../parts/use-now.ts';
import type { MoneyNeed } from './money-needs.ts';
import type { WayNeed } from './way-needs.ts';

type Need = Reply<'home.get'>['needsMe'][number];

const icons: Record<Need['kind'], IconName> = {
  changes_requested: 'question',
  offered: 'gift',
  expiring: 'hourglass',
  draft: 'pencil',
};

const moneyIcons: Record<MoneyNeed['kind'], IconName> = {
  no_payment_method: 'bank',
  payout_failed: 'warning',
  statement_new: 'file',
};

interface NeedsListProps {
  readonly needs: readonly Need[];
  readonly moneyNeeds: readonly MoneyNeed[];
  readonly wayNeeds: readonly WayNeed[];
}

export function NeedsList({ needs, moneyNeeds, wayNeeds }: NeedsListProps) {
  const { texts } = useWords();
  return (
    <Card title={texts.home.needsMe}>
      {needs.length + moneyNeeds.length + wayNeeds.length === 0 ? (
        <div className="calm">
          <Icon name="check" size={22} />
          <div>
            <strong>{texts.home.nothingTitle}</strong>
            <p className="soft">{texts.home.nothingText}</p>
          </div>
        </div>
      ) : (
        <ul className="row-list">
          {wayNeeds.map((need) => (
            <WayNeedRow key={need.to} need={need} />
          ))}
          {moneyNeeds.map((need) => (
            <MoneyNeedRow key={need.to} need={need} />
          ))}
          {needs.map((need) => (
            <NeedRow key={`${need.kind} ${need.dealId}`} need={need} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function WayNeedRow({ need }: { readonly need: WayNeed }) {
  const { texts, fill } = useWords();
  const words = texts.onboarding;
  return (
    <li>
      <Link to={need.to} className="row-item">
        <span className="need-icon">
          <Icon name={need.kind === 'agreement' ? 'file' : 'pencil'} />
        </span>
        <span className="row-main">
          <strong>{need.kind === 'agreement' ? words.homeAgreement : words.home}</strong>
          <small>{need.kind === 'agreement' ? need.title : fill(words.homeText, { count: need.count })}</small>
        </span>
        <Icon name="forward" />
      </Link>
    </li>
  );
}

function NeedRow({ need }: { readonly need: Need }) {
  const { texts, format } = useWords();
  const now = useNow();
  const isOverdue = need.dueAt !== null && Date.parse(need.dueAt) < now;
  return (
    <li>
      <Link to={need.kind === 'draft' ? `/deals/${need.dealId}/edit` : `/deals/${need.dealId}`} className="row-item">
        <span className={`need-icon need-${need.kind}`}>
          <Icon name={icons[need.kind]} />
        </span>
        <span className="row-main">
          <strong>{texts.home.needs[need.kind]}</strong>
          <small>
            <bdi>{need.customerName ?? texts.home.unnamed}</bdi>
            {need.number !== null && (
              <>
                {' · '}
                <bdi className="number">{need.number}</bdi>
              </>
            )}
          </small>
        </span>
        {need.dueAt !== null && (
          <span className="row-due">
            <time
              dateTime={need.dueAt}
              title={format.dateTimeLong(need.dueAt)}
              className={isOverdue ? 'overdue' : undefined}
            >
              {format.relative(need.dueAt, now)}
            </time>
            <small>{format.deadline(need.dueAt)}</small>
          </span>
        )}
        <Icon name="forward" />
      </Link>
    </li>
  );
}

function MoneyNeedRow({ need }: { readonly need: MoneyNeed }) {
  const { texts, fill, format } = useWords();
  const about = typeof need.about === 'string' ? need.about : format.money(need.about);
  return (
    <li>
      <Link to={need.to} className="row-item">
        <span className={`need-icon need-${need.kind}`}>
          <Icon name={moneyIcons[need.kind]} />
        </span>
        <span className="row-main">
          <strong>{texts.moneyNeeds[need.kind]}</strong>
          <small>
            {need.kind === 'no_payment_method' ? fill(texts.moneyNeeds.noPaymentMethodText, { amount: about }) : about}
          </small>
        </span>
        <Icon name="forward" />
      </Link>
    </li>
  );
}
