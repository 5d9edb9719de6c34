import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { parseDeadlineDuration } from '@countersign/domain/time/deadline-duration';
import { readAmount, typedAmount } from '@countersign/ui/format/money-text';
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { Link, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { basisPointsOf } from '../decision/decision-draft.ts';
import { chosenOf, type Field, type FormValues, isWholeWithin, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useCalendars } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

const counts = [
  'protectionDays',
  'extensionDays',
  'openLimit',
  'dailyLimit',
  'exitNoticeDays',
  'exitClawbackDays',
  'exitAppealDays',
] as const;
const durations = ['ruleReleaseAfter', 'changesLimit', 'offerAcceptance'] as const;

/** A program's thresholds, protection and limits. Running cases keep what they started with. */
export default function ProgramPage() {
  const t = useText();
  const { locale } = useFormat();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const calendars = useCalendars();
  const { programId = '' } = useParams();
  const {
    data: program,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['programs', 'one', programId],
    queryFn: ({ signal }) => call('program.get', { params: { id: programId }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (program === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { settings, currency } = program;
  const scale = isCurrency(currency) ? scaleOf(currency) : 2;
  // Staff always get it; only partners are not told.
  const minimum = settings.payoutMinimum ?? { amount: '', currency };
  const threshold = settings.approvalThreshold ?? { amount: '', currency };
  const isReadOnly = !may('program.update');
  const fields: Field[] = [
    { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 120 },
    { kind: 'one', name: 'calendarId', label: t('settings.calendar'), required: true, options: calendars },
    {
      kind: 'several',
      name: 'partnerTypes',
      label: t('settings.partnerTypes'),
      required: true,
      options: partnerTypes.map((type) => ({ id: type, label: t(`partnerType.${type}`) })),
    },
    {
      kind: 'text',
      name: 'approvalThreshold',
      label: t('settings.approvalThreshold'),
      help: t('settings.approvalThresholdHelp'),
      suffix: currency,
      required: true,
      inputMode: 'decimal',
    },
    {
      kind: 'text',
      name: 'standardDiscount',
      label: t('settings.standardDiscount'),
      help: t('settings.standardDiscountHelp'),
      suffix: '%',
      required: true,
      inputMode: 'decimal',
    },
    ...counts.map(
      (name): Field => ({
        kind: 'text',
        name,
        label: t(`settings.${name}`),
        help: t(`settings.${name}Help`),
        required: true,
        inputMode: 'numeric',
        max: 5,
      }),
    ),
    ...durations.map(
      (name): Field => ({
        kind: 'text',
        name,
        label: t(`settings.${name}`),
        help: t(`settings.${name}Help`),
        required: true,
        max: 20,
      }),
    ),
    {
      kind: 'text',
      name: 'payoutMinimum',
      label: t('settings.payoutMinimum'),
      help: t('settings.payoutMinimumHelp'),
      suffix: currency,
      required: true,
      inputMode: 'decimal',
    },
    {
      kind: 'text',
      name: 'payoutUnknownMinutes',
      label: t('settings.payoutUnknownMinutes'),
      help: t('settings.payoutUnknownMinutesHelp'),
      suffix: t('settings.minutes'),
      required: true,
      inputMode: 'numeric',
      max: 5,
    },
    {
      kind: 'text',
      name: 'sampleShare',
      label: t('settings.sampleShare'),
      help: t('settings.sampleShareHelp'),
      suffix: '%',
      required: true,
      inputMode: 'decimal',
    },
  ];

  function check(values: FormValues): Record<string, string> {
    const wrong: Record<string, string> = {};
    for (const name of ['approvalThreshold', 'payoutMinimum'])
      if (readAmount(textOf(values, name), locale, scale) === undefined) wrong[name] = t('fieldProblem.amount');
    if (!isWholeWithin(textOf(values, 'payoutUnknownMinutes'), 5, 10_080))
      wrong['payoutUnknownMinutes'] = t('settings.payoutUnknownMinutesWrong');
    for (const name of ['standardDiscount', 'sampleShare']) {
      if (basisPointsOf(textOf(values, name)) === undefined) wrong[name] = t('decision.discountWrong');
    }
    for (const name of counts) if (!/^\d+$/.test(textOf(values, name))) wrong[name] = t('ownProblem.number');
    for (const name of durations)
      if (!parseDeadlineDuration(textOf(values, name)).ok) wrong[name] = t('fieldProblem.duration_malformed');
    return wrong;
  }

  return (
    <Page
      title={program.name}
      lead={isReadOnly ? t('settings.readOnly') : t('settings.programLead')}
      back={{ to: '/settings', label: t('nav.backToSettings') }}
      width="reading"
      actions={
        <>
          {may('tracking.get') ? (
            <Button variant="outlined" component={Link} to={`/settings/programs/${programId}/tracking`}>
              {t('tracking.title')}
            </Button>
          ) : null}
          {may('provisioning.settings') ? (
            <Button variant="outlined" component={Link} to={`/settings/programs/${programId}/provisioning`}>
              {t('provisioning.title')}
            </Button>
          ) : null}
          {may('attribution.list') ? (
            <Button variant="outlined" component={Link} to={`/settings/programs/${programId}/attribution`}>
              {t('attribution.title')}
            </Button>
          ) : null}
        </>
      }
    >
      <Box component="fieldset" disabled={isReadOnly} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        <RecordForm
          isReadOnly={isReadOnly}
          key={program.revision}
          columns={2}
          submitLabel={t('action.save')}
          fields={fields}
          check={check}
          initial={{
            name: program.name,
            calendarId: program.calendarId,
            partnerTypes: program.partnerTypes,
            approvalThreshold: typedAmount(threshold.amount, locale),
            payoutMinimum: typedAmount(minimum.amount, locale),
            payoutUnknownMinutes: String(settings.payoutUnknownMinutes ?? 60),
            standardDiscount: String(settings.standardDiscountBp / 100),
            sampleShare: String((settings.sampleShareBp ?? 0) / 100),
            ...Object.fromEntries(counts.map((name) => [name, String(settings[name])])),
            ...Object.fromEntries(durations.map((name) => [name, settings[name] ?? ''])),
          }}
          onSubmit={async (values) => {
            const amount = readAmount(textOf(values, 'approvalThreshold'), locale, scale) ?? threshold.amount;
            await call('program.update', {
              params: { id: program.id },
              ifMatch: program.revision,
              body: {
                name: textOf(values, 'name'),
                calendarId: textOf(values, 'calendarId'),
                partnerTypes: chosenOf(values, 'partnerTypes', partnerTypes),
                settings: {
                  approvalThreshold: { amount, currency },
                  payoutMinimum: {
                    amount: readAmount(textOf(values, 'payoutMinimum'), locale, scale) ?? minimum.amount,
                    currency,
                  },
                  payoutUnknownMinutes: Number(textOf(values, 'payoutUnknownMinutes')),
                  standardDiscountBp: basisPointsOf(textOf(values, 'standardDiscount')) ?? settings.standardDiscountBp,
                  sampleShareBp: basisPointsOf(textOf(values, 'sampleShare')) ?? settings.sampleShareBp ?? 0,
                  protectionDays: Number(textOf(values, 'protectionDays')),
                  extensionDays: Number(textOf(values, 'extensionDays')),
                  openLimit: Number(textOf(values, 'openLimit')),
                  dailyLimit: Number(textOf(values, 'dailyLimit')),
                  exitNoticeDays: Number(textOf(values, 'exitNoticeDays')),
                  exitClawbackDays: Number(textOf(values, 'exitClawbackDays')),
                  exitAppealDays: Number(textOf(values, 'exitAppealDays')),
                  ruleReleaseAfter: textOf(values, 'ruleReleaseAfter'),
                  changesLimit: textOf(values, 'changesLimit'),
                  offerAcceptance: textOf(values, 'offerAcceptance'),
                },
              },
            });
            refresh();
            notify(t('action.saved'), { type: 'success' });
          }}
        />
      </Box>
    </Page>
  );
}
