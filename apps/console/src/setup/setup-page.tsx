import { holidaySets } from '@countersign/domain/calendar/calendar-definition';
import { programPresets } from '@countersign/domain/partner/partner';
import { locales } from '@countersign/locales/format/text';
import { Alert, Box, Step, StepButton, StepLabel, Stepper, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { Navigate } from 'react-router';
import { EntryFrame } from '../auth/entry-frame.tsx';
import { passwordField, passwordOf, passwordProblem } from '../auth/new-password.ts';
import { call, identity } from '../data/api.ts';
import { chosenOf, type Field, type FormValues, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { commonCurrencies, timeZones } from '../parts/known-lists.ts';
import { useScreenLocale } from '../text/screen-locale.ts';
import { useText } from '../text/use-text.ts';

const steps = ['company', 'administrator', 'program'] as const;

/** The first visit: a company, its first administrator, its first program. */
export default function SetupPage() {
  const t = useText();
  const login = useLogin();
  const screenLocale = useScreenLocale();
  const [position, setPosition] = useState(0);
  const [given, setGiven] = useState<FormValues>({});
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => call('setup.get', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (setup.data?.isNeeded === false) return <Navigate to="/sign-in" replace />;
  const step = steps[position] ?? 'company';
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const fields: Record<(typeof steps)[number], Field[]> = {
    company: [
      {
        kind: 'text',
        name: 'company',
        label: t('setup.companyName'),
        help: t('setup.companyHelp'),
        required: true,
        max: 120,
        autoComplete: 'organization',
      },
    ],
    administrator: [
      { kind: 'text', name: 'name', label: t('setup.yourName'), required: true, max: 120, autoComplete: 'name' },
      {
        kind: 'text',
        name: 'email',
        label: t('field.email'),
        type: 'email',
        required: true,
        max: 254,
        autoComplete: 'username',
      },
      passwordField(t),
    ],
    program: [
      {
        kind: 'one',
        name: 'preset',
        label: t('setup.preset'),
        help: t('setup.presetHelp'),
        required: true,
        options: programPresets.map((preset) => ({ id: preset, label: t(`preset.${preset}`) })),
      },
      { kind: 'text', name: 'programName', label: t('setup.programName'), required: true, max: 120 },
      { kind: 'one', name: 'currency', label: t('field.currency'), required: true, options: commonCurrencies },
      { kind: 'one', name: 'zone', label: t('field.zone'), required: true, options: timeZones() },
      {
        kind: 'one',
        name: 'holidaySet',
        label: t('calendar.holidaySet'),
        help: t('setup.holidayHelp'),
        required: true,
        options: holidaySets.map((set) => ({ id: set, label: t(`holidaySet.${set}`) })),
      },
    ],
  };
  const initial: Record<(typeof steps)[number], FormValues> = {
    company: {},
    administrator: {},
    program: {
      preset: 'saas',
      programName: t('setup.defaultProgramName', { company: textOf(given, 'company') }),
      currency: 'EUR',
      zone,
      holidaySet: 'TARGET',
    },
  };

  async function finish(values: FormValues) {
    const email = textOf(values, 'email');
    const password = passwordOf(values);
    await call('setup.create', {
      body: {
        company: textOf(values, 'company'),
        administrator: {
          name: textOf(values, 'name'),
          email,
          password,
          locale: locales.find((name) => name === screenLocale) ?? 'en',
        },
        program: {
          name: textOf(values, 'programName'),
          preset: chosenOf(values, 'preset', programPresets)[0] ?? 'saas',
          currency: textOf(values, 'currency'),
          zone: textOf(values, 'zone'),
          holidaySet: chosenOf(values, 'holidaySet', holidaySets)[0] ?? 'none',
        },
      },
    });
    await identity.signIn({ email, password });
    await login({}, '/');
  }

  return (
    <EntryFrame title={t('setup.title')} lead={t('setup.lead')} width={560}>
      <Stepper activeStep={position} sx={{ mb: 3 }}>
        {steps.map((name, index) => (
          <Step key={name}>
            {index < position ? (
              <StepButton onClick={() => setPosition(index)}>{t(`setup.step.${name}`)}</StepButton>
            ) : (
              <StepLabel>{t(`setup.step.${name}`)}</StepLabel>
            )}
          </Step>
        ))}
      </Stepper>
      <RecordForm
        startsFocused
        key={step}
        isFramed={false}
        submitLabel={position === steps.length - 1 ? t('setup.finish') : t('action.continue')}
        fields={fields[step]}
        initial={{ ...initial[step], ...given }}
        check={(values) => (step === 'administrator' ? passwordProblem(t, values) : {})}
        below={() =>
          step === 'program' ? (
            <Alert severity="info">
              <Typography variant="body2">{t('setup.policyNote')}</Typography>
            </Alert>
          ) : (
            <Box />
          )
        }
        onSubmit={async (values) => {
          setGiven(values);
          if (position < steps.length - 1) setPosition(position + 1);
          else await finish(values);
        }}
      />
    </EntryFrame>
  );
}
