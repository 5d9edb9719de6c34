import { termsLines } from '@countersign/domain/agreement/terms-lines';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty, Failure, Loading, Notice } from '../parts/states.tsx';
import '../styles/onboarding.css';
import { AcceptDialog } from './accept-dialog.tsx';
import { agreementLooks, needsAnswer, type OwnAgreement } from './agreement-looks.ts';
import { ProposeDialog } from './propose-dialog.tsx';

/** One version of terms: its text, what the partner said to it, and how to answer. */
export default function AgreementPage() {
  const { texts } = useWords();
  const { id = '' } = useParams();
  const [language, setLanguage] = useState<'en' | 'de'>();
  const query = useQuery(
    `own agreements ${language ?? ''}`,
    (signal) => client.call('agreement.mine', { query: language === undefined ? {} : { language }, signal }),
    { keepPrevious: true },
  );
  if (query.data === undefined)
    return query.error === undefined ? (
      <Loading rows={8} />
    ) : (
      <Failure isPage error={query.error} onRetry={query.reload} />
    );
  const agreement = query.data.items.find((one) => one.id === id);
  if (agreement === undefined)
    return <Empty isPage icon="question" title={texts.states.notFoundTitle} text={texts.states.notFoundText} />;
  return <OneAgreement agreement={agreement} onLanguage={setLanguage} onChanged={query.reload} />;
}

interface OneAgreementProps {
  readonly agreement: OwnAgreement;
  readonly onLanguage: (language: 'en' | 'de') => void;
  readonly onChanged: () => void;
}

function OneAgreement({ agreement, onLanguage, onChanged }: OneAgreementProps) {
  const { texts, fill, format } = useWords();
  const may = useMay();
  const [opened, setOpened] = useState<'accept' | 'propose'>();
  const words = texts.agreements;
  const { text, acceptance, status } = agreement;
  return (
    <Page
      title={text.title}
      intro={[
        agreement.programName,
        fill(words.version, { version: format.number(agreement.version) }),
        ...(agreement.isIndividual ? [words.individual] : []),
      ].join(' · ')}
      above={
        <Link to="/agreements" className="above">
          <Icon name="back" size={15} /> {words.above}
        </Link>
      }
      actions={
        acceptance === null ? undefined : (
          <a
            className="button button-secondary"
            href={client.downloadUrl('agreement.copy', { acceptanceId: acceptance.id })}
            download={`${text.title}.pdf`}
          >
            <Icon name="download" />
            <span>{words.copy}</span>
          </a>
        )
      }
    >
      <Card {...(needsAnswer(agreement) ? { tone: 'attention' as const } : {})}>
        <p>
          <Badge {...agreementLooks[status]}>{words.status[status]}</Badge>
        </p>
        <Standing agreement={agreement} />
        {agreement.summary !== null && (
          <p>
            <strong>{words.summary}:</strong> {agreement.summary}
          </p>
        )}
        {needsAnswer(agreement) &&
          (agreement.mayAnswer ? (
            <div className="page-actions">
              <Button kind="primary" icon="check" onClick={() => setOpened('accept')}>
                {words.accept}
              </Button>
              {may('agreement.propose') && (
                <Button icon="pencil" onClick={() => setOpened('propose')}>
                  {words.propose}
                </Button>
              )}
            </div>
          ) : (
            <Notice kind="info">{words.mayNot}</Notice>
          ))}
      </Card>
      <Card title={words.text}>
        {agreement.languages.length > 1 && acceptance === null && (
          <SelectField
            label={words.language}
            value={text.language}
            onValue={(language) => onLanguage(language === 'de' ? 'de' : 'en')}
          >
            {agreement.languages.map((language) => (
              <option key={language} value={language}>
                {format.language(language)}
              </option>
            ))}
          </SelectField>
        )}
        <section className="terms" lang={text.language} aria-label={text.title}>
          {termsLines(text.body).map(({ isHeading, text: line }, place) => {
            const key = `${place} ${line}`;
            return isHeading ? <strong key={key}>{`${line}\n`}</strong> : <span key={key}>{`${line}\n`}</span>;
          })}
        </section>
        <p className="soft terms-digest">
          {words.digest}: <code>{text.sha256}</code>
        </p>
      </Card>
      {opened === 'accept' && (
        <AcceptDialog agreement={agreement} onClose={() => setOpened(undefined)} onAccepted={onChanged} />
      )}
      {opened === 'propose' && (
        <ProposeDialog agreement={agreement} onClose={() => setOpened(undefined)} onSent={onChanged} />
      )}
    </Page>
  );
}

function Standing({ agreement }: { readonly agreement: OwnAgreement }) {
  const { texts, fill, format } = useWords();
  const words = texts.agreements;
  const { acceptance, dueOn, proposal, status } = agreement;
  if (acceptance !== null) {
    const at = format.dateTimeLong(acceptance.at);
    return (
      <p>
        {acceptance.isDeemed
          ? fill(words.deemedAt, { at })
          : fill(words.acceptedBy, { name: acceptance.typedName ?? '', at })}
      </p>
    );
  }
  return (
    <>
      {proposal?.status === 'in_review' && (
        <Notice kind="info">{fill(words.inReview, { at: format.dateTimeLong(proposal.proposedAt) })}</Notice>
      )}
      {proposal?.status === 'rejected' && (
        <Notice kind="warning">{fill(words.rejected, { reason: proposal.reason ?? '–' })}</Notice>
      )}
      {dueOn !== null && (
        <p>
          {fill(status === 'overdue' ? words.wasDue : words.dueOn, { on: format.civilDate(dueOn) })}{' '}
          {words.silence[agreement.onSilence]}
        </p>
      )}
    </>
  );
}
