import type { Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { AskActions } from '../data-request/ask-actions.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { Failure, Loading, Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswersList } from './answers-list.tsx';
import { ApplyFrame } from './apply-frame.tsx';
import { DraftForm } from './draft-form.tsx';
import { inLanguage } from './form-text.ts';

export type ApplicationView = Reply<'apply.open'>;

/** The application behind a link from a mail: its form while it is a draft, then where it is. */
export default function ApplicationPage() {
  const { texts, locale } = useWords();
  const token = useLocation().hash.slice(1);
  const query = useQuery(token === '' ? undefined : `application ${token}`, (signal) =>
    client.call('apply.open', { body: { token }, signal }),
  );
  const { data, error, reload } = query;
  if (token === '' || (isProblem(error) && !error.isPassing))
    return <ApplyFrame title={texts.apply.linkGoneTitle} intro={texts.apply.linkGoneText} />;
  if (data === undefined)
    return (
      <ApplyFrame title={texts.states.loading}>
        {error === undefined ? <Loading rows={5} /> : <Failure error={error} onRetry={reload} />}
      </ApplyFrame>
    );
  const company = { name: data.companyName, program: data.programName };
  if (data.status === 'draft')
    return (
      <ApplyFrame
        title={inLanguage(data.form.title, locale) ?? texts.application.title}
        intro={inLanguage(data.form.intro, locale)}
        company={company}
        isWide
      >
        <DraftForm key={token} application={data} token={token} onSubmitted={query.replace} onReload={reload} />
      </ApplyFrame>
    );
  return (
    <ApplyFrame title={texts.application.title} company={company} isWide>
      <Standing application={data} />
      {data.status === 'changes_requested' && <AnswerForm application={data} token={token} onDone={reload} />}
      <section className="apply-section">
        <h2>{texts.application.yourAnswers}</h2>
        <AnswersList application={data} />
      </section>
      {(data.status === 'in_review' || data.status === 'changes_requested') && (
        <WithdrawAction token={token} onDone={reload} />
      )}
      <OwnData token={token} />
    </ApplyFrame>
  );
}

/** Where it is, in the same words whatever was found. */
function Standing({ application }: { readonly application: ApplicationView }) {
  const { texts, fill, format } = useWords();
  const words = texts.application;
  const { status, changes, rejection, expectedBy, number, submittedAt } = application;
  const about = (
    <p className="soft">
      {[
        number === null ? '' : `${words.number} ${number}`,
        submittedAt === null ? '' : fill(words.submittedOn, { at: format.dateTime(submittedAt) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
  switch (status) {
    case 'draft':
      return null;
    case 'submitted':
    case 'in_review':
      return (
        <>
          <Notice kind="info" title={words.reviewTitle}>
            {words.reviewText} {expectedBy !== null && fill(words.expected, { at: format.deadline(expectedBy) })}
          </Notice>
          {about}
        </>
      );
    case 'changes_requested':
      return (
        <>
          <Notice kind="warning" title={words.changesTitle}>
            <p className="apply-intro">{changes?.text}</p>
            {changes !== null && <p>{fill(words.changesUntil, { at: format.deadline(changes.limitAt) })}</p>}
          </Notice>
          {about}
        </>
      );
    case 'approved':
      return (
        <>
          <Notice kind="success" title={words.approvedTitle}>
            {words.approvedText}
          </Notice>
          {about}
        </>
      );
    case 'rejected':
      return (
        <>
          <Notice kind="info" title={words.rejectedTitle}>
            <p className="apply-intro">{rejection?.text}</p>
            {rejection?.reapplyFrom != null && (
              <p>{fill(words.reapplyFrom, { at: format.date(rejection.reapplyFrom) })}</p>
            )}
          </Notice>
          {about}
        </>
      );
    case 'withdrawn':
      return (
        <Notice kind="info" title={words.withdrawnTitle}>
          {words.withdrawnText}
        </Notice>
      );
    case 'expired':
      return (
        <Notice kind="info" title={words.expiredTitle}>
          {words.expiredText}
        </Notice>
      );
    default:
      return status satisfies never;
  }
}

/** What they may ask about the data of their application. */
function OwnData({ token }: { readonly token: string }) {
  const { texts, fill, format } = useWords();
  const say = useToast();
  return (
    <section className="apply-section">
      <h2>{texts.ownData.title}</h2>
      <p className="soft">{texts.ownData.intro}</p>
      <AskActions
        onAsk={async (kind) => {
          const { dueAt } = await client.call('data-request.ask', { body: { token, kind } });
          say(fill(texts.ownData.asked, { at: format.date(dueAt) }));
        }}
      />
    </section>
  );
}

function WithdrawAction({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const { texts } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="apply-foot">
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {texts.application.withdraw}
      </Button>
      {isOpen && (
        <ActionDialog
          title={texts.application.withdraw}
          text={texts.application.withdrawAsk}
          confirm={texts.application.withdraw}
          isDanger
          onClose={() => setOpen(false)}
          onConfirm={async () => {
            await client.call('apply.withdraw', { body: { token } });
            onDone();
          }}
        />
      )}
    </div>
  );
}
