import { type Competence, competences, descriptionMax } from '@countersign/domain/directory/directory';
import { type Language, languages } from '@countersign/domain/language/languages';
import type { Reply } from '@countersign/ui/client/operation-types';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useCountries } from '../apply/country-select.tsx';
import { Button } from '../parts/button.tsx';
import { Check, TextArea, TextField } from '../parts/field.tsx';
import { Card } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { useFileLimits } from '../parts/use-file-limits.ts';
import { Several } from './several.tsx';
import '../styles/apply.css';
import '../styles/directory.css';

const competencesMax = 8;

/** What a partner would like to show; what it proposed last, or has published, to begin with. */
export function ProfileForm({ mine, onSent }: { readonly mine: Reply<'directory.mine'>; readonly onSent: () => void }) {
  const { texts, format } = useWords();
  const words = texts.directoryProfile;
  const say = useToast();
  const before = mine.proposed ?? mine.published;
  const [description, setDescription] = useState(before?.description ?? '');
  const [chosen, setChosen] = useState<readonly Competence[]>(before?.competences ?? []);
  const [worksIn, setWorksIn] = useState<readonly string[]>(before?.countries ?? []);
  const [speaks, setSpeaks] = useState<readonly Language[]>(before?.languages ?? []);
  const [website, setWebsite] = useState(before?.website ?? '');
  const [logoFileId, setLogo] = useState(before?.logoFileId ?? null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const countries = useCountries();
  const spoken = useMemo(
    () =>
      languages
        .map((code) => ({ code, name: format.language(code) }))
        .toSorted((one, other) => format.compare(one.name, other.name)),
    [format],
  );

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (description.trim() === '' || chosen.length === 0 || worksIn.length === 0) return setRefusal(words.missing);
    setBusy(true);
    setRefusal(undefined);
    try {
      await client.call('directory.propose', {
        body: {
          description: description.trim(),
          competences: [...chosen],
          countries: [...worksIn],
          languages: [...speaks],
          website: website.trim() === '' ? null : website.trim(),
          logoFileId,
        },
      });
      say(words.sent);
      onSent();
    } catch (problem) {
      setRefusal(plainProblemText(problem, texts.shared));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card>
      <form className="gate-form" onSubmit={(submitted) => void submit(submitted)} noValidate>
        <TextArea
          label={words.description}
          hint={words.descriptionHint}
          value={description}
          maxLength={descriptionMax}
          rows={5}
          onValue={setDescription}
        />
        <fieldset className="apply-choices">
          <legend>{words.competences}</legend>
          <p className="hint">{words.competencesHint}</p>
          <div className="directory-choices">
            {competences.map((competence) => (
              <Check
                key={competence}
                label={texts.shared.competence[competence]}
                checked={chosen.includes(competence)}
                disabled={chosen.length >= competencesMax && !chosen.includes(competence)}
                onValue={(isChosen) =>
                  setChosen((last) => (isChosen ? [...last, competence] : last.filter((other) => other !== competence)))
                }
              />
            ))}
          </div>
        </fieldset>
        <Several label={words.countries} options={countries} chosen={worksIn} onChosen={setWorksIn} />
        <Several
          isOptional
          label={words.languages}
          options={spoken}
          chosen={speaks}
          onChosen={(next) => setSpeaks(languages.filter((code) => next.includes(code)))}
        />
        <TextField
          isOptional
          label={words.website}
          hint={words.websiteHint}
          type="url"
          value={website}
          maxLength={300}
          onValue={setWebsite}
        />
        <Logo fileId={logoFileId} onChanged={setLogo} onRefused={setRefusal} />
        {refusal !== undefined && <Notice kind="danger">{refusal}</Notice>}
        <div>
          <Button type="submit" kind="primary" isBusy={isBusy}>
            {words.send}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Logo({
  fileId,
  onChanged,
  onRefused,
}: {
  readonly fileId: string | null;
  readonly onChanged: (fileId: string | null) => void;
  readonly onRefused: (reason: string) => void;
}) {
  const { texts, fill, format } = useWords();
  const words = texts.directoryProfile;
  const input = useRef<HTMLInputElement>(null);
  const limits = useFileLimits();
  const [isBusy, setBusy] = useState(false);
  const upload = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    try {
      const kept = await client.call('file.upload', {
        query: { name: file.name.slice(-200), purpose: 'logo' },
        body: file,
      });
      onChanged(kept.id);
    } catch (problem) {
      onRefused(`${file.name}: ${plainProblemText(problem, texts.shared)}`);
    } finally {
      setBusy(false);
      if (input.current !== null) input.current.value = '';
    }
  };
  return (
    <div className="files">
      <strong>{words.logo}</strong>
      {fileId !== null && <p className="soft">{words.hasLogo}</p>}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={words.addLogo}
        onChange={(chosen) => void upload(chosen.target.files?.[0])}
      />
      <div className="button-row">
        <Button icon="upload" isBusy={isBusy} onClick={() => input.current?.click()}>
          {words.addLogo}
        </Button>
        {fileId !== null && <Button onClick={() => onChanged(null)}>{words.removeLogo}</Button>}
      </div>
      {limits !== undefined && (
        <p className="hint">{fill(texts.register.logoBounds, { size: format.bytes(limits.logoBytesMax) })}</p>
      )}
    </div>
  );
}
