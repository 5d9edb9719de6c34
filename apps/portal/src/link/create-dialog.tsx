import { checkTarget, type TargetRefusalCode } from '@countersign/domain/link/target';
import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Loading, Notice } from '../parts/states.tsx';
import { useMemberships } from './use-memberships.ts';
import { UtmFields, type UtmValues, utmOf } from './utm-fields.tsx';

interface CreateDialogProps {
  readonly onClose: () => void;
  readonly onMade: () => void;
}

type Problem = 'required' | TargetRefusalCode;

/** A name and, where it should lead elsewhere, an address on one of the program's hosts. */
export default function CreateDialog({ onClose, onMade }: CreateDialogProps) {
  const { texts, fill, format } = useWords();
  const memberships = useMemberships();
  const active = memberships.data?.items.filter(({ status }) => status === 'active') ?? [];
  const [chosenId, setChosenId] = useState<string>();
  const [name, setName] = useState('');
  const [target, setTarget] = useState('');
  const [utm, setUtm] = useState<UtmValues>({});
  const [problems, setProblems] = useState<{ readonly name?: Problem; readonly target?: Problem }>({});
  const chosen = active.find(({ id }) => id === chosenId) ?? active[0];
  const tracking = useTracking(chosen?.programId);
  const hosts = format.list(tracking.data?.hosts.map((host) => host.replace(/^\./, '*.')) ?? []);
  const wordsOf = (problem: Problem | undefined) =>
    problem === undefined ? undefined : fill(texts.links.errors[problem], { hosts });

  const check = () => {
    const checked = target.trim() === '' ? undefined : checkTarget(target.trim(), tracking.data?.hosts ?? []);
    const found = {
      ...(name.trim() === '' ? { name: 'required' as const } : {}),
      ...(checked === undefined || checked.ok ? {} : { target: checked.refusal.code }),
    };
    setProblems(found);
    return Object.keys(found).length === 0 && chosen !== undefined;
  };

  const make = async () => {
    if (chosen === undefined) return;
    await client.call('link.create', {
      body: {
        enrollmentId: chosen.id,
        name: name.trim(),
        ...(target.trim() === '' ? {} : { target: target.trim() }),
        ...utmOf(utm),
      },
    });
    onMade();
  };

  const isSetUp = tracking.data === undefined || tracking.data.defaultTarget !== null;
  return (
    <ActionDialog
      title={texts.links.createTitle}
      confirm={texts.links.submit}
      onClose={onClose}
      check={check}
      onConfirm={make}
    >
      {active.length > 1 && (
        <SelectField label={texts.links.program} value={chosen?.id ?? ''} onValue={setChosenId}>
          {active.map((membership) => (
            <option key={membership.id} value={membership.id}>
              {membership.programName}
            </option>
          ))}
        </SelectField>
      )}
      {memberships.data === undefined && <Loading rows={1} />}
      {!isSetUp && <Notice kind="warning">{fill(texts.links.notSetUp, { program: chosen?.programName ?? '' })}</Notice>}
      <TextField
        label={texts.links.name}
        hint={texts.links.nameHint}
        error={wordsOf(problems.name)}
        maxLength={120}
        value={name}
        onValue={setName}
      />
      <TextField
        label={texts.links.target}
        hint={
          tracking.data?.defaultTarget
            ? fill(texts.links.targetHint, { hosts, target: tracking.data.defaultTarget })
            : undefined
        }
        error={wordsOf(problems.target)}
        type="url"
        inputMode="url"
        placeholder="https://"
        isOptional
        maxLength={2000}
        value={target}
        onValue={setTarget}
      />
      <UtmFields values={utm} onValues={setUtm} />
    </ActionDialog>
  );
}

/** Where links of a program may lead. */
function useTracking(programId: string | undefined) {
  return useQuery(programId === undefined ? undefined : `tracking ${programId}`, (signal) =>
    client.call('tracking.get', { params: { id: programId ?? '' }, signal }),
  );
}
