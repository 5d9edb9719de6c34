import { partnerTypes } from '@countersign/domain/partner/partner';
import type { Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { CountrySelect } from '../apply/country-select.tsx';
import { useQuery } from '../data/use-query.ts';
import { useMemberships } from '../link/use-memberships.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextArea, TextField } from '../parts/field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import '../styles/apply.css';

type Referral = Reply<'prospect.referrals'>['items'][number];
const tones = { open: 'info', joined: 'success', closed: 'neutral' } as const;

/** Whom the company has referred, and what became of it. */
export default function ReferralsPage() {
  const { texts } = useWords();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery('referrals', (signal) => client.call('prospect.referrals', { signal }));
  const add = may('prospect.refer') && (
    <Button kind="primary" icon="plus" onClick={() => setOpen(true)}>
      {texts.referral.add}
    </Button>
  );
  return (
    <Page title={texts.referral.title} intro={texts.referral.lead} actions={add}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="people" title={texts.referral.emptyTitle} text={texts.referral.emptyText} />
          ) : (
            <ul className="referrals">
              {items.map((referral) => (
                <ReferralRow key={referral.id} referral={referral} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isOpen && <ReferDialog onClose={() => setOpen(false)} onDone={query.reload} />}
    </Page>
  );
}

function ReferralRow({ referral }: { readonly referral: Referral }) {
  const { texts, fill, format } = useWords();
  return (
    <li className="person">
      <div className="row-main">
        <strong>{referral.name}</strong>
        <small>
          {referral.programName} · {format.date(referral.createdAt)}
        </small>
      </div>
      <div className="person-roles">
        <span className={`badge badge-${tones[referral.stage]}`}>{texts.referral.stage[referral.stage]}</span>
        {referral.creditedAt !== null && (
          <small>{fill(texts.referral.credited, { at: format.date(referral.creditedAt) })}</small>
        )}
      </div>
    </li>
  );
}

function ReferDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { texts } = useWords();
  const words = texts.referral;
  const say = useToast();
  const memberships = useMemberships();
  const [values, setValues] = useState({ name: '', website: '', contactName: '', contactEmail: '', text: '' });
  const [country, setCountry] = useState('');
  const [program, setProgram] = useState('');
  const [type, setType] = useState<(typeof partnerTypes)[number]>('referral');
  const [isChecked, setChecked] = useState(false);
  const key = useRef(crypto.randomUUID());
  const active = memberships.data?.items.filter(({ status }) => status === 'active') ?? [];
  const programId = program === '' ? (active[0]?.programId ?? '') : program;
  const set = (change: Partial<typeof values>) => setValues((last) => ({ ...last, ...change }));
  const filled = (value: string) => (value.trim() === '' ? undefined : value.trim());
  return (
    <ActionDialog
      title={words.add}
      confirm={words.send}
      onClose={onClose}
      check={() => {
        setChecked(true);
        return values.name.trim() !== '' && programId !== '';
      }}
      onConfirm={async () => {
        const optional = {
          country: filled(country),
          website: filled(values.website),
          contactName: filled(values.contactName),
          contactEmail: filled(values.contactEmail),
          text: filled(values.text),
        };
        try {
          await client.call('prospect.refer', {
            body: {
              programId,
              partnerType: type,
              name: values.name.trim(),
              ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
            },
            idempotencyKey: key.current,
          });
        } catch (problem) {
          if (!isProblem(problem) || !problem.isPassing) key.current = crypto.randomUUID();
          throw problem;
        }
        say(words.sent);
        onDone();
      }}
    >
      {active.length > 1 && (
        <SelectField label={words.program} value={programId} onValue={setProgram}>
          {active.map((membership) => (
            <option key={membership.programId} value={membership.programId}>
              {membership.programName}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={words.name}
        maxLength={160}
        value={values.name}
        error={isChecked && values.name.trim() === '' ? texts.register.errors.required : undefined}
        onValue={(name) => set({ name })}
      />
      <SelectField
        label={words.type}
        value={type}
        onValue={(next) => setType(partnerTypes.find((known) => known === next) ?? 'referral')}
      >
        {partnerTypes.map((known) => (
          <option key={known} value={known}>
            {texts.shared.partnerType[known]}
          </option>
        ))}
      </SelectField>
      <CountrySelect label={words.country} isOptional value={country} onValue={setCountry} />
      <TextField
        label={words.website}
        isOptional
        maxLength={300}
        value={values.website}
        onValue={(website) => set({ website })}
      />
      <TextField
        label={words.contactName}
        isOptional
        maxLength={120}
        value={values.contactName}
        onValue={(contactName) => set({ contactName })}
      />
      <TextField
        label={words.contactEmail}
        type="email"
        isOptional
        maxLength={254}
        value={values.contactEmail}
        onValue={(contactEmail) => set({ contactEmail })}
      />
      <TextArea label={words.text} isOptional maxLength={1000} value={values.text} onValue={(text) => set({ text })} />
    </ActionDialog>
  );
}
