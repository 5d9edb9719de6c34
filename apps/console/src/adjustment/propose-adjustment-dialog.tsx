import { adjustmentReasons } from '@countersign/domain/adjustment/adjustment';
import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { isProblem } from '@countersign/ui/client/problem';
import { readSignedAmount } from '@countersign/ui/format/money-text';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { FieldInput } from '../form/field-input.tsx';
import { chosenOf, type Field, type FormValues, fieldNamedBy, isChanged, missingOf, textOf } from '../form/fields.ts';
import { type Choice, ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { searchPartners } from '../parts/searches.ts';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useFieldProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

/** Proposes a correction by hand: of a partner that is given, or of one that is picked first. */
export function ProposeAdjustmentDialog({
  partner: given,
  programId: givenProgram,
  eventId,
  onClose,
}: {
  partner?: Choice;
  programId?: string;
  /** The event that it corrects. */
  eventId?: string;
  onClose: () => void;
}) {
  const t = useText();
  const { locale } = useFormat();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const programs = usePrograms();
  const fieldProblemText = useFieldProblemText();
  const [partner, setPartner] = useState<Choice | null>(given ?? null);
  const [values, setValues] = useState<FormValues>({ reason: eventId === undefined ? '' : 'amount_wrong' });
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { data } = useQuery({
    queryKey: ['enrollments', partner?.id ?? ''],
    enabled: partner !== null,
    queryFn: ({ signal }) => call('enrollment.list', { query: { partnerId: partner?.id ?? '', limit: 100 }, signal }),
  });
  const memberships = (data?.items ?? []).filter(
    ({ programId }) => givenProgram === undefined || programId === givenProgram,
  );
  const chosen =
    memberships.length === 1 ? memberships[0] : memberships.find(({ id }) => id === textOf(values, 'enrollmentId'));
  const currency = programs.find(({ id }) => id === chosen?.programId)?.currency ?? '';
  const fields: readonly Field[] = [
    ...(memberships.length > 1
      ? [
          {
            kind: 'one' as const,
            name: 'enrollmentId',
            label: t('adjustment.chooseProgram'),
            required: true,
            options: memberships.map(({ id, programName }) => ({ id, label: programName })),
          },
        ]
      : []),
    {
      kind: 'text',
      name: 'amount',
      label: t('adjustment.amount'),
      help: t('adjustment.amountHelp'),
      required: true,
      max: 24,
      ...(currency === '' ? {} : { suffix: currency }),
    },
    {
      kind: 'one',
      name: 'reason',
      label: t('adjustment.reason'),
      required: true,
      options: adjustmentReasons.map((reason) => ({ id: reason, label: t(`adjustmentReason.${reason}`) })),
    },
    {
      kind: 'text',
      name: 'note',
      label: t('adjustment.note'),
      help: t('adjustment.noteHelp'),
      required: true,
      lines: 2,
      max: 500,
    },
  ];

  async function submit() {
    const amount = readSignedAmount(textOf(values, 'amount'), locale, isCurrency(currency) ? scaleOf(currency) : 2);
    const [reason] = chosenOf(values, 'reason', adjustmentReasons);
    if (amount === undefined || /^-?[0.]+$/.test(amount)) {
      setProblems({ amount: t('adjustment.amountWrong') });
      return false;
    }
    if (chosen === undefined || reason === undefined) return false;
    setProblems({});
    try {
      const made = await call('adjustment.propose', {
        body: {
          enrollmentId: chosen.id,
          amount: { amount, currency },
          reason,
          note: textOf(values, 'note'),
          ...(eventId === undefined ? {} : { eventId }),
        },
      });
      await queryClient.invalidateQueries({ queryKey: ['adjustments'] });
      notify(t('adjustment.proposed'), { type: 'success' });
      void navigate(`/adjustments/${made.id}`);
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
      title={t('adjustment.propose')}
      submitLabel={t('adjustment.submit')}
      isComplete={chosen !== undefined && missingOf(fields, values).length === 0}
      isChanged={isChanged(values, {}) || partner?.id !== given?.id}
      isMarked={Object.keys(problems).length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <span>{given === undefined ? t('adjustment.lead') : `${given.label}. ${t('adjustment.lead')}`}</span>
      {given === undefined ? (
        <ChoiceField
          label={t('field.partner')}
          value={partner}
          onChange={setPartner}
          searchKey="partners"
          search={searchPartners}
          required
          autoFocus
          error={partner !== null && data !== undefined && memberships.length === 0}
          {...(partner !== null && data !== undefined && memberships.length === 0
            ? { helperText: t('event.notEnrolled') }
            : {})}
        />
      ) : null}
      {fields.map((field, index) => (
        <FieldInput
          key={field.name}
          field={field}
          value={values[field.name]}
          problem={problems[field.name]}
          autoFocus={given !== undefined && index === 0}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
    </FormDialog>
  );
}
