import { partnerTypes } from '@countersign/domain/partner/partner';
import type { Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Check, TextField } from '../parts/field.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Failure, Loading, Notice } from '../parts/states.tsx';
import { ApplyFrame } from './apply-frame.tsx';
import { CountrySelect } from './country-select.tsx';
import { doWork } from './do-work.ts';
import { inLanguage } from './form-text.ts';
import { gateTexts } from './gate-texts.ts';

type PageView = Reply<'apply.page'>;

/** A program's public page: what has to hold before the form, and the address that its link goes to. */
export default function ApplyPage() {
  const { texts, locale } = useWords();
  const { slug = '', type: asked = '' } = useParams();
  const type = partnerTypes.find((known) => known === asked);
  const query = useQuery(type === undefined ? undefined : `apply ${slug} ${type}`, (signal) =>
    client.call('apply.page', { params: { slug, type: type ?? 'reseller' }, signal }),
  );
  useVisit(query.data === undefined ? undefined : { slug, type: type ?? 'reseller' });
  if (type === undefined || isProblem(query.error, 'not_found'))
    return <ApplyFrame title={texts.apply.notOpenTitle} intro={texts.apply.notOpenText} />;
  if (query.data === undefined)
    return (
      <ApplyFrame title={texts.states.loading}>
        {query.error === undefined ? <Loading rows={4} /> : <Failure error={query.error} onRetry={query.reload} />}
      </ApplyFrame>
    );
  const { form, companyName, programName, colour } = query.data;
  return (
    <ApplyFrame
      title={inLanguage(form.title, locale) ?? ''}
      intro={inLanguage(form.intro, locale)}
      company={{ name: companyName, program: programName, colour }}
    >
      <StartForm key={type} page={query.data} slug={slug} type={type} onReload={query.reload} />
    </ApplyFrame>
  );
}

/** Counted once for each page that is opened; nothing of the visitor is kept. */
function useVisit(page: { readonly slug: string; readonly type: (typeof partnerTypes)[number] } | undefined): void {
  const [search] = useSearchParams();
  const counted = useRef('');
  const key = page === undefined ? '' : `${page.slug}/${page.type}`;
  useEffect(() => {
    if (page === undefined || counted.current === key) return;
    counted.current = key;
    const source = search.has('ref') ? 'referral' : search.has('campaign') ? 'campaign' : 'direct';
    // A visit that is not counted is no problem of the visitor's.
    client.call('apply.visit', { params: page, body: { source } }).catch(() => undefined);
  }, [page, key, search]);
}

interface StartProps {
  readonly page: PageView;
  readonly slug: string;
  readonly type: (typeof partnerTypes)[number];
  readonly onReload: () => void;
}

function StartForm({ page, slug, type, onReload }: StartProps) {
  const { texts, fill, locale } = useWords();
  const [search] = useSearchParams();
  const [email, setEmail] = useState('');
  const [country, setCountry] = useState('');
  const [siteSince, setSiteSince] = useState('');
  const [hasLicence, setLicence] = useState(false);
  const [homepage, setHomepage] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const asksAge = page.form.gates.some(({ kind }) => kind === 'site_age');
  const licence = page.form.gates.find((gate) => gate.kind === 'licence');
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setTried(true);
    if (!isEmail || country === '' || (asksAge && siteSince === '')) return;
    setBusy(true);
    setRefusals([]);
    const ref = search.get('ref');
    const campaign = search.get('campaign');
    try {
      await client.call('apply.start', {
        params: { slug, type },
        body: {
          email: email.trim(),
          locale: locale === 'de' ? 'de' : 'en',
          country,
          ...(asksAge ? { siteSince } : {}),
          ...(licence === undefined ? {} : { hasLicence }),
          ...(ref === null ? {} : { ref }),
          ...(campaign === null ? {} : { campaign: campaign.slice(0, 60) }),
          formToken: page.formToken,
          work: await doWork(page.formToken, page.workBits),
          homepage,
        },
      });
      setSent(true);
    } catch (problem) {
      if (isProblem(problem, 'not_eligible')) setRefusals(gateTexts(problem, texts));
      else setRefusals([plainProblemText(problem, texts.shared)]);
      if (isProblem(problem, 'invalid_input')) onReload();
    } finally {
      setBusy(false);
    }
  };

  if (isSent)
    return (
      <>
        <Notice kind="success" title={texts.apply.sentTitle}>
          {fill(texts.apply.sentText, { email: email.trim() })}
        </Notice>
        <Button
          onClick={() => {
            setSent(false);
            setTried(false);
            onReload();
          }}
        >
          {texts.apply.again}
        </Button>
      </>
    );
  return (
    <form className="gate-form" onSubmit={(submitted) => void submit(submitted)} noValidate>
      {refusals.map((refusal) => (
        <Notice key={refusal} kind="danger">
          {refusal}
        </Notice>
      ))}
      {page.types.length > 1 && (
        <nav className="gate-line" aria-label={texts.apply.asType}>
          {page.types.map((other) => (
            <Link key={other} to={`/apply/${slug}/${other}`} aria-current={other === type ? 'page' : undefined}>
              {texts.shared.partnerType[other]}
            </Link>
          ))}
        </nav>
      )}
      <TextField
        label={texts.apply.email}
        hint={texts.apply.emailHelp}
        type="email"
        name="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        error={isTried && !isEmail ? texts.register.errors.email : undefined}
        onValue={setEmail}
      />
      <CountrySelect
        label={texts.apply.country}
        value={country}
        error={isTried && country === '' ? texts.register.errors.required : undefined}
        onValue={setCountry}
      />
      {asksAge && (
        <TextField
          label={texts.apply.siteSince}
          type="month"
          value={siteSince}
          error={isTried && siteSince === '' ? texts.register.errors.required : undefined}
          onValue={setSiteSince}
        />
      )}
      {licence?.kind === 'licence' && (
        <Check label={inLanguage(licence.question, locale)} checked={hasLicence} onValue={setLicence} />
      )}
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
        {isBusy ? texts.apply.checking : texts.apply.begin}
      </Button>
      <p className="soft">
        {texts.apply.partnerHere} <Link to={`/apply/${slug}/join`}>{texts.apply.join}</Link>
      </p>
    </form>
  );
}
