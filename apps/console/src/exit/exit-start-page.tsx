import { type DealDisposition, dealDispositions, linkDispositions } from '@countersign/domain/exit/disposition';
import { type ExitReason, exitReasons, exitTerms } from '@countersign/domain/exit/exit';
import { Alert, Box, Button } from '@mui/material';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { call } from '../data/api.ts';
import { FieldInput } from '../form/field-input.tsx';
import { chosenOf, type Field, type FormValues, isChanged, isWholeWithin, missingOf, textOf } from '../form/fields.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { PreviewView } from './preview-view.tsx';

const initial: FormValues = {
  reason: '',
  deals: 'honour',
  transferTo: '',
  links: 'program_page',
  note: '',
  partnerText: '',
};

/** Chooses what becomes of everything, and shows what would happen while one chooses. */
export default function ExitStartPage() {
  const { partnerId = '', enrollmentId = '' } = useParams();
  const t = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [typed, setTyped] = useState<FormValues>(initial);
  const [exceptions, setExceptions] = useState<ReadonlyMap<string, DealDisposition>>(new Map());
  const [refusal, setRefusal] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  useUnsaved(isChanged(typed, initial) && !isSending);
  const memberships = useQuery({
    queryKey: ['enrollments', partnerId],
    queryFn: ({ signal }) => call('enrollment.list', { query: { partnerId, limit: 100 }, signal }),
  });
  const membership = memberships.data?.items.find(({ id }) => id === enrollmentId);
  const others = useQuery({
    queryKey: ['enrollments', 'program', membership?.programId ?? ''],
    enabled: membership !== undefined,
    queryFn: ({ signal }) =>
      call('enrollment.list', { query: { programId: membership?.programId ?? '', limit: 200 }, signal }),
  });
  const program = useQuery({
    queryKey: ['programs', 'one', membership?.programId ?? ''],
    enabled: membership !== undefined,
    queryFn: ({ signal }) => call('program.get', { params: { id: membership?.programId ?? '' }, signal }),
  });
  const usual: FormValues = {
    noticeDays: String(program.data?.settings.exitNoticeDays ?? exitTerms.noticeDays),
    clawbackDays: String(program.data?.settings.exitClawbackDays ?? exitTerms.clawbackDays),
  };
  const values: FormValues = { ...usual, ...typed };
  const asked = askedOf(enrollmentId, values, exceptions);
  const preview = useQuery({
    queryKey: ['exits', 'preview', asked],
    enabled: asked !== undefined && membership !== undefined,
    queryFn: ({ signal }) => {
      if (asked === undefined) throw new Error('nothing is asked yet');
      return call('exit.preview', { body: asked, signal });
    },
    placeholderData: keepPreviousData,
  });
  if (memberships.isPending) return <LoadingLines lines={8} />;
  if (membership === undefined)
    return <ErrorState error={memberships.error} onRetry={() => void memberships.refetch()} />;
  const takers = (others.data?.items ?? []).filter(
    (other) => other.partnerId !== membership.partnerId && other.status === 'active',
  );
  const when: Field[] = [
    {
      kind: 'one',
      name: 'reason',
      label: t('exit.reason'),
      required: true,
      options: exitReasons.map((reason) => ({ id: reason, label: t(`exitReason.${reason}`) })),
    },
    {
      kind: 'text',
      name: 'noticeDays',
      label: t('exit.noticeDays'),
      help: t('exit.noticeHelp'),
      required: true,
      inputMode: 'numeric',
    },
    {
      kind: 'text',
      name: 'clawbackDays',
      label: t('exit.clawbackDays'),
      help: t('exit.clawbackHelp'),
      required: true,
      inputMode: 'numeric',
    },
  ];
  const what: Field[] = [
    {
      kind: 'one',
      name: 'transferTo',
      label: t('exit.transferTo'),
      help: t('exit.transferHelp'),
      options: takers.map(({ id, partnerName }) => ({ id, label: partnerName })),
    },
    {
      kind: 'one',
      name: 'deals',
      label: t('exit.dealsByDefault'),
      required: true,
      options: dealDispositions
        .filter((choice) => choice !== 'transfer' || textOf(values, 'transferTo') !== '')
        .map((choice) => ({ id: choice, label: t(`dealDisposition.${choice}`) })),
    },
    {
      kind: 'one',
      name: 'links',
      label: t('exit.links'),
      required: true,
      options: linkDispositions.map((choice) => ({ id: choice, label: t(`linkDisposition.${choice}`) })),
    },
  ];
  const words: Field[] = [
    {
      kind: 'text',
      name: 'note',
      label: t('exit.note'),
      help: t('exit.noteHelp'),
      required: true,
      lines: 3,
      max: 1000,
    },
    {
      kind: 'text',
      name: 'partnerText',
      label: t('exit.partnerText'),
      help: t('exit.partnerTextHelp'),
      required: true,
      lines: 3,
      max: 1000,
    },
  ];
  const inputs = (fields: readonly Field[]) =>
    fields.map((field) => (
      <FieldInput
        key={field.name}
        field={field}
        value={values[field.name]}
        problem={undefined}
        autoFocus={false}
        onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
      />
    ));
  const isComplete = asked !== undefined && missingOf([...when, ...words], values).length === 0;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (asked === undefined || isSending) return;
    setSending(true);
    setRefusal(undefined);
    try {
      const made = await call('exit.start', {
        body: { ...asked, note: textOf(values, 'note'), partnerText: textOf(values, 'partnerText') },
      });
      await queryClient.invalidateQueries({ queryKey: ['exits'] });
      notify(t('exit.submitted'), { type: 'success' });
      void navigate(`/exits/${made.id}`);
    } catch (error) {
      setRefusal(error);
      setSending(false);
    }
  }

  return (
    <Page
      title={t('exit.startTitle', { program: membership.programName })}
      lead={`${membership.partnerName}. ${t('exit.startLead')}`}
      back={{ to: `/partners/${membership.partnerId}`, label: t('exit.backToPartner') }}
    >
      <Box
        component="form"
        noValidate
        onSubmit={(event) => void submit(event)}
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: '2fr 3fr' }, alignItems: 'start' }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Section title={t('exit.reasonAndTime')}>
            <Box sx={{ display: 'grid', gap: 2 }}>{inputs(when)}</Box>
          </Section>
          <Section title={t('exit.choices')}>
            <Box sx={{ display: 'grid', gap: 2 }}>{inputs(what)}</Box>
          </Section>
          <Section title={t('exit.inWords')}>
            <Box sx={{ display: 'grid', gap: 2 }}>
              {inputs(words)}
              {refusal === undefined ? null : <Alert severity="error">{problemText(refusal)}</Alert>}
              <Box>
                <Button type="submit" variant="contained" loading={isSending} disabled={!isComplete}>
                  {t('exit.submit')}
                </Button>
              </Box>
            </Box>
          </Section>
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          {asked === undefined ? <Alert severity="info">{t('exit.previewNeeds')}</Alert> : null}
          {preview.error === null ? null : <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
          {preview.data === undefined ? null : (
            <PreviewView
              preview={preview.data}
              onChoose={(dealId, disposition) => setExceptions((before) => new Map([...before, [dealId, disposition]]))}
            />
          )}
          {asked !== undefined && preview.isPending ? <LoadingLines lines={8} /> : null}
        </Box>
      </Box>
    </Page>
  );
}

/** What would be proposed, as far as it is chosen. */
function askedOf(enrollmentId: string, values: FormValues, exceptions: ReadonlyMap<string, DealDisposition>) {
  const [reason]: ExitReason[] = chosenOf(values, 'reason', exitReasons);
  const [deals = 'honour'] = chosenOf(values, 'deals', dealDispositions);
  const [links = 'program_page'] = chosenOf(values, 'links', linkDispositions);
  const transferTo = textOf(values, 'transferTo') === '' ? null : textOf(values, 'transferTo');
  const noticeDays = textOf(values, 'noticeDays');
  const clawbackDays = textOf(values, 'clawbackDays');
  if (reason === undefined || !isWholeWithin(noticeDays, 0, 365) || !isWholeWithin(clawbackDays, 0, 365))
    return undefined;
  return {
    enrollmentId,
    reason,
    noticeDays: Number(noticeDays),
    clawbackDays: Number(clawbackDays),
    choices: {
      deals: deals === 'transfer' && transferTo === null ? ('honour' as const) : deals,
      transferTo,
      exceptions: [...exceptions]
        .filter(([, disposition]) => disposition !== 'transfer' || transferTo !== null)
        .map(([dealId, disposition]) => ({ dealId, disposition })),
      links,
    },
  };
}
