import { type Locale, locales } from '@countersign/locales/format/text';
import { type FormEvent, useState } from 'react';
import { client } from '../app/clients.ts';
import { useSession, useSessionAccess } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { ThemeChoiceField } from '../app/theme-choice-field.tsx';
import { OwnDataCard } from '../data-request/own-data-card.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Card, Page } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { languageNames } from '../sign-in/language-choice.tsx';
import { PasswordCard } from './password-card.tsx';
import { TwoFactorCard } from './two-factor-card.tsx';

export default function ProfilePage() {
  const { texts } = useWords();
  return (
    <Page title={texts.profile.title}>
      <div className="columns">
        <div className="column-main">
          <ProfileCard />
          <TwoFactorCard />
          <OwnDataCard />
        </div>
        <div className="column-side">
          <Card title={texts.profile.appearance}>
            <ThemeChoiceField isLabelled={false} />
          </Card>
          <PasswordCard />
        </div>
      </div>
    </Page>
  );
}

function ProfileCard() {
  const { texts } = useWords();
  const { user } = useSession();
  const { replace } = useSessionAccess();
  const say = useToast();
  const [name, setName] = useState(user.name);
  const [locale, setLocale] = useState<Locale>(user.locale);
  const [zone, setZone] = useState(user.zone);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes(user.zone) ? known : [user.zone, ...known];

  const save = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (name.trim() === '') return setError(texts.register.errors.required);
    setBusy(true);
    setError(undefined);
    try {
      replace(await client.call('session.update-profile', { body: { name: name.trim(), locale, zone } }));
      say(texts.profile.saved);
    } catch (problem) {
      setError(plainProblemText(problem, texts.shared));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title={texts.profile.you}>
      <form className="fields" noValidate onSubmit={(submitted) => void save(submitted)}>
        <TextField label={texts.profile.name} autoComplete="name" maxLength={120} value={name} onValue={setName} />
        <TextField label={texts.profile.email} value={user.email} readOnly onValue={() => undefined} />
        <div className="field-pair">
          <SelectField
            label={texts.profile.language}
            value={locale}
            onValue={(value) => setLocale(locales.find((one) => one === value) ?? 'en')}
          >
            {locales.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </SelectField>
          <SelectField label={texts.profile.zone} hint={texts.profile.zoneHint} value={zone} onValue={setZone}>
            {zones.map((one) => (
              <option key={one} value={one}>
                {one.replaceAll('_', ' ')}
              </option>
            ))}
          </SelectField>
        </div>
        {error !== undefined && <Notice kind="danger">{error}</Notice>}
        <div className="card-actions">
          <Button type="submit" kind="primary" isBusy={isBusy}>
            {texts.states.save}
          </Button>
        </div>
      </form>
    </Card>
  );
}
