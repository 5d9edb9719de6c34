import { countries } from '@countersign/domain/country/countries';
import { rails } from '@countersign/domain/payout/payout';
import { isProblem } from '@countersign/ui/client/problem';
import { useMemo, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { Check, SelectField, TextArea, TextField } from '../parts/field.tsx';
import { PasswordField } from '../sign-in/password-field.tsx';
import { IbanField } from './iban-field.tsx';
import { problemWords } from './problem-words.ts';
import { type ProposalForm, type ProposalProblems, readProposal } from './read-proposal.ts';

interface ProposeDialogProps {
  readonly onClose: () => void;
  readonly onProposed: () => void;
}

const nothingTyped: ProposalForm = {
  rail: 'sepa',
  holder: '',
  account: '',
  bic: '',
  country: 'DE',
  currency: 'EUR',
  password: '',
};

/** Asks for account, holder and the password again; everything is checked before it is sent. */
export default function ProposeDialog({ onClose, onProposed }: ProposeDialogProps) {
  const words = useWords();
  const { form: texts } = words.texts.paymentMethods;
  const [typed, setTyped] = useState(nothingTyped);
  const [problems, setProblems] = useState<ProposalProblems>({});
  const currencies = useCurrencies();
  const form = { ...typed, currency: currencies.includes(typed.currency) ? typed.currency : (currencies[0] ?? 'EUR') };
  const read = readProposal(form);
  const change = (changed: Partial<ProposalForm>) => {
    setTyped((last) => ({ ...last, ...changed }));
    setProblems((last) => Object.fromEntries(Object.entries(last).filter(([field]) => !Object.hasOwn(changed, field))));
  };
  const errorOf = (field: keyof ProposalProblems) => problemWords(problems[field], words);
  const send = async () => {
    if (!read.ok) return;
    try {
      await client.call('payment-method.propose', { body: read.body });
    } catch (problem) {
      if (isProblem(problem, 'password_wrong')) setProblems({ password: { code: 'password_wrong' } });
      throw problem;
    }
    onProposed();
  };
  return (
    <ActionDialog
      title={texts.title}
      text={texts.text}
      confirm={texts.submit}
      onClose={onClose}
      check={() => {
        setProblems(read.ok ? {} : read.problems);
        return read.ok;
      }}
      onConfirm={send}
      wordsFor={(error) => (isProblem(error, 'password_wrong') ? null : undefined)}
    >
      <fieldset className="field-group">
        <legend>{texts.rail}</legend>
        {rails.map((rail) => (
          <Check
            key={rail}
            type="radio"
            name="rail"
            label={texts.rails[rail]}
            checked={form.rail === rail}
            onValue={() => change({ rail, account: '' })}
          />
        ))}
      </fieldset>
      <TextField
        label={texts.holder}
        hint={texts.holderHint}
        error={errorOf('holder')}
        autoComplete="organization"
        maxLength={140}
        value={form.holder}
        onValue={(holder) => change({ holder })}
      />
      {form.rail === 'sepa' ? (
        <>
          <IbanField value={form.account} error={errorOf('account')} onValue={(account) => change({ account })} />
          <TextField
            label={words.texts.paymentMethods.bic}
            hint={texts.bicHint}
            error={errorOf('bic')}
            isOptional
            maxLength={14}
            autoComplete="off"
            value={form.bic}
            onValue={(bic) => change({ bic })}
          />
        </>
      ) : (
        <>
          <TextArea
            label={texts.words}
            hint={texts.wordsHint}
            error={errorOf('account')}
            maxLength={200}
            value={form.account}
            onValue={(account) => change({ account: account.replaceAll(/[\r\n]+/g, ' ') })}
          />
          <CountryField value={form.country} onValue={(country) => change({ country })} />
        </>
      )}
      {currencies.length > 1 && (
        <SelectField
          label={words.texts.paymentMethods.currency}
          value={form.currency}
          onValue={(currency) => change({ currency })}
        >
          {currencies.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </SelectField>
      )}
      <PasswordField
        label={texts.password}
        autoComplete="current-password"
        error={errorOf('password')}
        value={form.password}
        onValue={(password) => change({ password })}
      />
    </ActionDialog>
  );
}

/** Those that the partner's programs pay in. */
function useCurrencies(): readonly string[] {
  const programs = useQuery('programs', (signal) => client.call('program.list', { query: { limit: 100 }, signal }));
  return [...new Set(programs.data?.items.map(({ currency }) => currency) ?? ['EUR'])];
}

function CountryField({ value, onValue }: { readonly value: string; readonly onValue: (country: string) => void }) {
  const { texts, format } = useWords();
  const named = useMemo(
    () =>
      countries
        .map((code) => ({ code, name: format.country(code) }))
        .toSorted((left, right) => format.compare(left.name, right.name)),
    [format],
  );
  return (
    <SelectField label={texts.paymentMethods.country} value={value} onValue={onValue}>
      {named.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
