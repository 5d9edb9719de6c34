import { tierChangeReasons } from '@countersign/domain/tier-change/tier-change';
import type { Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { Alert } from '@mui/material';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { FieldInput } from '../form/field-input.tsx';
import {
  chosenOf,
  type Field,
  type FormValues,
  fieldNamedBy,
  isChanged,
  missingOf,
  textOf,
  textOrNull,
} from '../form/fields.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { LoadingLines } from '../parts/states.tsx';
import { useFieldProblemText, useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { TierPreview } from './tier-preview.tsx';

type Enrollment = Reply<'enrollment.list'>['items'][number];

/** Proposes another tier, with what it changes shown while one chooses. */
export function ProposeTierDialog({ enrollment, onClose }: { enrollment: Enrollment; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const fieldProblemText = useFieldProblemText();
  const problemText = useProblemText();
  const [values, setValues] = useState<FormValues>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const tier = textOrNull(values, 'tier');
  const effectiveOn = textOf(values, 'effectiveOn');
  const enrollmentId = enrollment.id;
  const isAsked = tier !== null && tier !== enrollment.tier;
  const preview = useQuery({
    queryKey: ['tier-changes', 'preview', enrollmentId, isAsked ? tier : ''],
    queryFn: ({ signal }) =>
      call('tier-change.preview', {
        body: { enrollmentId, tier: isAsked ? tier : enrollment.tier },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const known = (preview.data?.knownTiers ?? []).filter((name) => name !== enrollment.tier);
  const fields: readonly Field[] = [
    known.length > 0
      ? {
          kind: 'one',
          name: 'tier',
          label: t('tierChange.tier'),
          required: true,
          options: known.map((name) => ({ id: name, label: name })),
        }
      : { kind: 'text', name: 'tier', label: t('tierChange.tier'), required: true, max: 40 },
    { kind: 'text', type: 'date', name: 'effectiveOn', label: t('tierChange.effectiveOn'), required: true },
    {
      kind: 'text',
      type: 'date',
      name: 'endsOn',
      label: t('tierChange.endsOn'),
      help: t('tierChange.endsOnHelp'),
    },
    {
      kind: 'one',
      name: 'reason',
      label: t('tierChange.reason'),
      required: true,
      options: tierChangeReasons.map((reason) => ({ id: reason, label: t(`tierChangeReason.${reason}`) })),
    },
    { kind: 'text', name: 'note', label: t('tierChange.note'), required: true, lines: 2, max: 1000 },
    { kind: 'text', name: 'partnerText', label: t('tierChange.partnerText'), required: true, lines: 2, max: 1000 },
  ];

  async function submit() {
    const [reason] = chosenOf(values, 'reason', tierChangeReasons);
    if (reason === undefined || tier === null) return false;
    setProblems({});
    try {
      const made = await call('tier-change.propose', {
        body: {
          enrollmentId,
          tier,
          effectiveOn,
          endsOn: textOrNull(values, 'endsOn'),
          reason,
          note: textOf(values, 'note'),
          partnerText: textOf(values, 'partnerText'),
        },
      });
      await queryClient.invalidateQueries({ queryKey: ['tier-changes'] });
      notify(t('tierChange.proposed'), { type: 'success' });
      void navigate(`/tier-changes/${made.id}`);
      return true;
    } catch (error) {
      if (isProblem(error)) {
        const named = error.errors.map((refusal) => [fieldNamedBy(refusal.field, fields), fieldProblemText(refusal)]);
        setProblems(Object.fromEntries(named.filter(([name]) => name !== undefined)));
      }
      throw error;
    }
  }

  return (
    <FormDialog
      title={t('tierChange.title', { program: enrollment.programName })}
      submitLabel={t('tierChange.propose')}
      isComplete={missingOf(fields, values).length === 0}
      isChanged={isChanged(values, {})}
      isMarked={Object.keys(problems).length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      {fields.map((field, index) => (
        <FieldInput
          key={field.name}
          field={field}
          value={values[field.name]}
          problem={problems[field.name]}
          autoFocus={index === 0}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      {preview.isPending ? <LoadingLines lines={3} /> : null}
      {preview.error === null ? null : <Alert severity="error">{problemText(preview.error)}</Alert>}
      {preview.data === undefined || !isAsked ? null : <TierPreview preview={preview.data} />}
    </FormDialog>
  );
}
