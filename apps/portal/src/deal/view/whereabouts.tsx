import { closedDealStatuses } from '@countersign/domain/deal-registration/deal';
import { useWords } from '../../app/texts.tsx';
import { Icon } from '../../parts/icon.tsx';
import { StatusBadge, toneOf } from '../../parts/status-badge.tsx';
import { useNow } from '../../parts/use-now.ts';
import { Stepper } from './stepper.tsx';
import { type CaseView, type Deal, isStarting } from './types.ts';

/** The three answers that people come for, above everything else. */
export function Whereabouts({ deal, caseView }: { readonly deal: Deal; readonly caseView: CaseView | undefined }) {
  const { texts, format } = useWords();
  const now = useNow();
  const isClosed = closedDealStatuses.some((status) => status === deal.status);
  // A sale under protection is the partner's to win; the case has nobody working on it meanwhile.
  const isPartners = caseView === undefined || caseView.whereabouts.side === 'partner' || deal.status === 'approved';
  const side = isPartners ? 'partner' : 'tenant';
  const dueAt = caseView?.whereabouts.dueAt ?? deal.dueAt;
  const endsOn = deal.status === 'approved' ? deal.protectedUntil : null;
  const isOverdue = dueAt !== null && !isClosed && Date.parse(dueAt) < now;
  return (
    <section className={`whereabouts whereabouts-${toneOf(deal.status)}`} aria-label={texts.deal.where}>
      <div className="whereabouts-answers">
        <div className="answer answer-state">
          <h2>{texts.deal.where}</h2>
          <StatusBadge status={deal.status} />
          <p>{texts.deal.states[deal.status]}</p>
        </div>
        <div className="answer">
          <h2>{texts.deal.who}</h2>
          <strong>
            <Icon name={side === 'partner' ? 'user' : isClosed ? 'check' : 'people'} />{' '}
            {holder(deal, side, isClosed, texts.deal)}
          </strong>
        </div>
        <div className="answer">
          <h2>{texts.deal.when}</h2>
          {isClosed || (dueAt === null && endsOn === null) ? (
            <strong className="soft">{isStarting(deal) ? texts.deal.deadlineSoon : texts.deal.noDeadline}</strong>
          ) : dueAt === null && endsOn !== null ? (
            <>
              <strong>
                <Icon name="shield" /> <time dateTime={endsOn}>{format.civilDate(endsOn)}</time>
              </strong>
              <small>{texts.deal.protectionEnds}</small>
            </>
          ) : dueAt === null ? null : (
            <>
              <strong className={isOverdue ? 'overdue' : undefined}>
                <Icon name="clock" />{' '}
                <time dateTime={dueAt} title={format.dateTimeLong(dueAt)}>
                  {format.deadline(dueAt)}
                </time>
              </strong>
              <small className={isOverdue ? 'overdue' : undefined}>
                <time dateTime={dueAt}>{format.relative(dueAt, now)}</time>
              </small>
            </>
          )}
          {caseView?.whereabouts.isPaused === true && (
            <small>
              <Icon name="pause" size={14} /> {texts.deal.paused}
            </small>
          )}
        </div>
      </div>
      <Stepper status={deal.status} />
      {caseView?.nextEvent !== null && caseView?.nextEvent !== undefined && !isClosed && (
        <NextEvent event={caseView.nextEvent} />
      )}
    </section>
  );
}

function holder(
  deal: Deal,
  side: 'tenant' | 'partner',
  isClosed: boolean,
  words: { readonly you: string; readonly nobody: string; readonly companyTeam: string },
): string {
  if (isClosed) return words.nobody;
  return side === 'partner' ? words.you : (deal.heldBy ?? words.companyTeam);
}

function NextEvent({ event }: { readonly event: NonNullable<CaseView['nextEvent']> }) {
  const { texts, fill, format } = useWords();
  const events: Readonly<Record<string, string>> = texts.deal.nextEvents;
  const words = events[event.kind] ?? texts.deal.nextEvents.other;
  return <p className="next-event">{fill(texts.deal.next, { event: words, date: format.deadline(event.at) })}</p>;
}
