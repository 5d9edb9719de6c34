import { isProblem } from '@countersign/ui/client/problem';
import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Failure, Loading, Notice } from '../parts/states.tsx';
import { ApplyFrame } from './apply-frame.tsx';
import { doWork } from './do-work.ts';

/** For people whose company is a partner already: their address at its domain leads them in. */
export default function JoinPage() {
  const { texts, fill, locale } = useWords();
  const { slug = '' } = useParams();
  const { data, error, reload } = useQuery(`apply ${slug}`, (signal) =>
    client.call('apply.program', { params: { slug }, signal }),
  );
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [homepage, setHomepage] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());

  if (isProblem(error, 'not_found'))
    return <ApplyFrame title={texts.apply.notOpenTitle} intro={texts.apply.notOpenText} />;
  if (data === undefined)
    return (
      <ApplyFrame title={texts.states.loading}>
        {error === undefined ? <Loading rows={4} /> : <Failure error={error} onRetry={reload} />}
      </ApplyFrame>
    );

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setTried(true);
    if (!isEmail || name.trim() === '') return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await client.call('apply.join', {
        params: { slug },
        body: {
          name: name.trim(),
          email: email.trim(),
          locale: locale === 'de' ? 'de' : 'en',
          formToken: data.formToken,
          work: await doWork(data.formToken, data.workBits),
          homepage,
        },
      });
      setSent(true);
    } catch (problem) {
      setRefusal(plainProblemText(problem, texts.shared));
      if (isProblem(problem, 'invalid_input')) reload();
    } finally {
      setBusy(false);
    }
  };
  return (
    <ApplyFrame
      title={texts.apply.joinTitle}
      intro={texts.apply.joinText}
      company={{ name: data.companyName, program: data.programName, colour: data.colour }}
    >
      {isSent ? (
        <Notice kind="success" title={texts.apply.sentTitle}>
          {fill(texts.apply.joinSentText, { email: email.trim() })}
        </Notice>
      ) : (
        <form className="gate-form" onSubmit={(submitted) => void submit(submitted)} noValidate>
          {refusal !== undefined && <Notice kind="danger">{refusal}</Notice>}
          <TextField
            label={texts.apply.name}
            autoComplete="name"
            maxLength={120}
            value={name}
            error={isTried && name.trim() === '' ? texts.register.errors.required : undefined}
            onValue={setName}
          />
          <TextField
            label={texts.apply.email}
            type="email"
            autoComplete="email"
            maxLength={254}
            value={email}
            error={isTried && !isEmail ? texts.register.errors.email : undefined}
            onValue={setEmail}
          />
          <div className="apply-trap" aria-hidden="true">
            <input
              name="homepage"
              tabIndex={-1}
              autoComplete="off"
              value={homepage}
              onChange={(change) => setHomepage(change.target.value)}
            />
          </div>
          <Button type="submit" kind="primary" isBusy={isBusy}>
            {texts.apply.joinSend}
          </Button>
        </form>
      )}
    </ApplyFrame>
  );
}
