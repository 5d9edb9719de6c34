import { useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Badge } from '../parts/badge.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Empty, Notice } from '../parts/states.tsx';
import '../styles/learning.css';
import { type OwnTax, taxLooks } from './tax-looks.ts';

/** What the partner is asked about tax, by the rules of its programs. */
export default function TaxPage() {
  const { texts } = useWords();
  const forms = useQuery('tax forms', (signal) => client.call('tax-form.mine', { signal }));
  return (
    <Page title={texts.tax.title} intro={texts.tax.intro}>
      <Loaded query={forms} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="bank" title={texts.tax.none} text={texts.tax.noneText} />
          ) : (
            items.map((own) => <OneRegime key={own.regime} own={own} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function OneRegime({ own }: { readonly own: OwnTax }) {
  const { texts, fill, format } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const { valid, openId } = own;

  const begin = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const { id } = await client.call('tax-form.begin', { body: { regime: own.regime } });
      await navigate(`/tax-form/${id}`);
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
      setSending(false);
    }
  };

  return (
    <Card title={texts.taxRegime[own.regime]} {...(own.holdsPayouts ? { tone: 'attention' as const } : {})}>
      <p className="learning-meta">
        <Badge {...taxLooks[own.standing]}>{texts.taxStanding[own.standing]}</Badge>
        <span className="soft">{fill(texts.tax.forPrograms, { programs: format.list(own.programs) })}</span>
      </p>
      {own.holdsPayouts && <Notice kind="warning">{texts.tax.holds}</Notice>}
      {own.standing === 'in_review' && <p>{texts.tax.inReview}</p>}
      {valid !== null && valid.form !== null && (
        <p>
          <strong>{texts.taxForm[valid.form]}</strong>
          {valid.signedOn !== null && ` · ${fill(texts.tax.signedOn, { day: format.civilDate(valid.signedOn) })}`}
          {' · '}
          {valid.expiresOn === null
            ? texts.tax.untilChanged
            : fill(texts.tax.through, { day: format.civilDate(valid.expiresOn) })}
        </p>
      )}
      {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
      {may('tax-form.begin') ? (
        <div className="learning-actions">
          {openId === null ? (
            <Button kind={valid === null ? 'primary' : 'secondary'} isBusy={isSending} onClick={() => void begin()}>
              {valid === null ? texts.tax.begin : texts.tax.anew}
            </Button>
          ) : (
            <ButtonLink kind="primary" to={`/tax-form/${openId}`}>
              {own.standing === 'in_review' ? texts.tax.look : texts.tax.goOn}
            </ButtonLink>
          )}
          {valid !== null && <ButtonLink to={`/tax-form/${valid.id}`}>{texts.tax.look}</ButtonLink>}
        </div>
      ) : (
        <p className="soft">{texts.tax.mayNot}</p>
      )}
    </Card>
  );
}
