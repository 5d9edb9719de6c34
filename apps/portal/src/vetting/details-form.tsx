import { trafficSources } from '@countersign/domain/vetting/vetting';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { client } from '../app/clients.ts';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Check, TextArea } from '../parts/field.tsx';
import { FilePicker } from '../parts/file-picker.tsx';
import type { KeptFile } from '../parts/file-rows.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Failure, Loading, Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { CompanyFields } from './company-fields.tsx';
import { firstDraft, type OwnVetting, orNull, readyToSend, type Statement } from './draft.ts';
import { LicenceFields } from './licence-fields.tsx';
import { PartyFields } from './party-fields.tsx';
import { ShareFields } from './share-fields.tsx';

interface DetailsFormProps {
  readonly vetting: OwnVetting;
  readonly onSent: () => void;
}

/** The form, once it is known what is known of the partner. */
export function DetailsForm(props: DetailsFormProps) {
  const { current } = useSession();
  const partnerId = current?.kind === 'contact' ? current.partnerId : '';
  const partner = useQuery(`partner ${partnerId}`, (signal) =>
    client.call('partner.get', { params: { id: partnerId }, signal }),
  );
  if (partner.data === undefined)
    return partner.error === undefined ? <Loading /> : <Failure error={partner.error} onRetry={partner.reload} />;
  return <FilledForm {...props} first={firstDraft(props.vetting, partner.data, '')} />;
}

function FilledForm({ vetting, onSent, first }: DetailsFormProps & { readonly first: Statement }) {
  const { texts } = useWords();
  const say = useToast();
  const [draft, setDraft] = useState(first);
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const change = (part: Partial<Statement>) => setDraft((before) => ({ ...before, ...part }));
  const isCompany = draft.form === 'company';
  const asks = (part: OwnVetting['asked'][number]) => vetting.asked.includes(part);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    try {
      const fileIds = [...draft.fileIds, ...files.map(({ id }) => id)];
      const body = { ...readyToSend(draft), fileIds };
      await client.call('vetting.answer', { params: { id: vetting.id }, ifMatch: vetting.revision, body });
      say(texts.details.sent);
      onSent();
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="details-form" onSubmit={(event) => void send(event)}>
      <CompanyFields draft={draft} asksNumbers={asks('identifiers') && isCompany} onChange={change} />
      {asks('owners') && isCompany && (
        <>
          <PartyFields parties={draft.parties} onChange={(parties) => change({ parties })} />
          <ShareFields draft={draft} onChange={(holdings) => change({ holdings })} />
        </>
      )}
      {asks('licences') && <LicenceFields licences={draft.licences} onChange={(licences) => change({ licences })} />}
      {asks('traffic') && (
        <fieldset>
          <legend>{texts.details.traffic}</legend>
          <div className="details-checks">
            {trafficSources.map((source) => (
              <Check
                key={source}
                label={texts.trafficSource[source]}
                checked={draft.trafficSources.includes(source)}
                onValue={(isChecked) =>
                  change({
                    trafficSources: trafficSources.filter((each) =>
                      each === source ? isChecked : draft.trafficSources.includes(each),
                    ),
                  })
                }
              />
            ))}
          </div>
          <Check
            label={texts.details.banned}
            checked={draft.isBannedElsewhere}
            onValue={(isBannedElsewhere) => change({ isBannedElsewhere })}
          />
        </fieldset>
      )}
      {asks('conflicts') && (
        <TextArea
          label={texts.details.conflict}
          hint={texts.details.conflictText}
          isOptional
          maxLength={1000}
          value={draft.conflict ?? ''}
          onValue={(text) => change({ conflict: orNull(text) })}
        />
      )}
      {asks('documents') && (
        <fieldset>
          <legend>{texts.details.documents}</legend>
          <FilePicker
            purpose="evidence"
            filesMax={20}
            files={files}
            onAdded={(file) => setFiles((before) => [...before, file])}
            onRemoved={(id) => setFiles((before) => before.filter((file) => file.id !== id))}
          />
        </fieldset>
      )}
      {asks('payment_method') && (
        <p className="soft">
          {texts.details.payment} <Link to="/payment-methods">{texts.details.toPayment}</Link>
        </p>
      )}
      {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
      <Button kind="primary" type="submit" disabled={isSending}>
        {texts.details.send}
      </Button>
    </form>
  );
}
