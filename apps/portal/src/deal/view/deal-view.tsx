import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../app/texts.tsx';
import { Icon } from '../../parts/icon.tsx';
import { usePageTitle } from '../../parts/page.tsx';
import { AnswerCard } from '../action/answer-card.tsx';
import { DealActions } from '../action/deal-actions.tsx';
import { OfferCard } from '../action/offer-card.tsx';
import { Comments } from './comments.tsx';
import { Outcome } from './outcome.tsx';
import { Protection } from './protection.tsx';
import { RouteCard } from './route-card.tsx';
import { TermsCard } from './terms-card.tsx';
import { Timeline } from './timeline.tsx';
import type { CaseView, Deal } from './types.ts';
import { Whereabouts } from './whereabouts.tsx';

interface DealViewProps {
  readonly deal: Deal;
  readonly caseView: CaseView | undefined;
  readonly onChanged: () => void;
}

/** One registration: where it is, who has it, by when; then what it asks of the reader; then everything else. */
export function DealView({ deal, caseView, onChanged }: DealViewProps) {
  const { texts } = useWords();
  const title = deal.customerName ?? texts.home.unnamed;
  usePageTitle(title);
  useFocusAfterAction(deal.status);
  return (
    <div className="page">
      <Link className="above" to="/deals">
        <Icon name="back" /> {texts.deals.title}
      </Link>
      <header className="page-head deal-head">
        <div>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <p className="soft deal-facts">
            <span className="number">{deal.number ?? texts.deals.draftNumber}</span>
            <span>{deal.programName}</span>
            {deal.ownReference !== null && <span>{deal.ownReference}</span>}
          </p>
        </div>
        <DealActions deal={deal} onChanged={onChanged} />
      </header>
      <Whereabouts deal={deal} caseView={caseView} />
      {deal.actions.includes('answer') && deal.changes !== null && (
        <AnswerCard key={deal.revision} deal={deal} changes={deal.changes} onChanged={onChanged} />
      )}
      {deal.offer !== null && deal.actions.includes('accept_offer') && (
        <OfferCard deal={deal} acceptBy={deal.offer.acceptBy} onChanged={onChanged} />
      )}
      <Outcome deal={deal} />
      <div className="columns">
        <div className="column-main">
          {/* Nobody decides, or has decided, on what was taken back. */}
          {caseView !== undefined && caseView.route.length > 0 && deal.status !== 'withdrawn' && (
            <RouteCard route={caseView.route} />
          )}
          <TermsCard deal={deal} />
          {deal.caseId !== null && <Comments caseId={deal.caseId} />}
        </div>
        <div className="column-side">
          {deal.number !== null && <Protection deal={deal} />}
          {deal.caseId !== null && <Timeline caseId={deal.caseId} version={`${deal.status} ${deal.changedAt}`} />}
        </div>
      </div>
    </div>
  );
}

/** An action may take away the button that it was started with; the next Tab then starts in the page, not at the top. */
function useFocusAfterAction(status: string): void {
  const last = useRef(status);
  useEffect(() => {
    if (last.current === status) return;
    last.current = status;
    if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
  }, [status]);
}
