import { Link, useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Badge } from '../parts/badge.tsx';
import { Icon } from '../parts/icon.tsx';
import { Page } from '../parts/page.tsx';
import { Failure, Loading, Notice } from '../parts/states.tsx';
import '../styles/learning.css';
import { Interview } from './interview.tsx';
import { type TaxForm, taxLooks } from './tax-looks.ts';
import { TaxSummary } from './tax-summary.tsx';

/** A statement about tax: its interview while it is open, its summary once it is signed. */
export default function InterviewPage() {
  const { id = '' } = useParams();
  const { texts } = useWords();
  const form = useQuery(`tax form ${id}`, (signal) => client.call('tax-form.get', { params: { id }, signal }));
  if (form.data === undefined)
    return (
      <Page title={texts.tax.title}>
        {form.error === undefined ? <Loading /> : <Failure error={form.error} onRetry={form.reload} isPage />}
      </Page>
    );
  return <OneForm form={form.data} onChanged={form.replace} onReload={form.reload} />;
}

interface OneFormProps {
  readonly form: TaxForm;
  readonly onChanged: (form: TaxForm) => void;
  readonly onReload: () => void;
}

function OneForm({ form, onChanged, onReload }: OneFormProps) {
  const { texts, fill, format } = useWords();
  const isOpen = form.status === 'draft' || form.status === 'asked_again';
  return (
    <Page
      title={form.form === null ? texts.taxRegime[form.regime] : texts.taxForm[form.form]}
      above={
        <Link to="/tax-form" className="above">
          <Icon name="back" size={15} /> {texts.tax.back}
        </Link>
      }
      actions={
        form.signedOn === null || isOpen ? undefined : (
          <a
            className="button button-secondary"
            href={client.downloadUrl('tax-form.pdf', { id: form.id })}
            download={`${form.id}.pdf`}
          >
            <Icon name="download" />
            <span>{texts.tax.download}</span>
          </a>
        )
      }
    >
      <p className="learning-meta">
        <Badge {...taxLooks[form.standing]}>{texts.taxStanding[form.standing]}</Badge>
      </p>
      {form.status === 'asked_again' && (
        <Notice
          kind="warning"
          title={fill(texts.tax.askedAgain, {
            fields: format.list(form.askedFields.map((key) => texts.taxQuestion[key])),
          })}
        >
          {form.askedText}
        </Notice>
      )}
      {form.status === 'in_review' && <Notice kind="info">{texts.tax.inReview}</Notice>}
      {form.answers === null ? (
        <Notice kind="info">{texts.tax.erased}</Notice>
      ) : isOpen ? (
        <Interview form={form} onChanged={onChanged} onReload={onReload} />
      ) : (
        <TaxSummary form={form} />
      )}
    </Page>
  );
}
