import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { DownloadButton } from '../parts/download-button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { type TaxAct, TaxFormDialog } from './tax-form-dialog.tsx';
import { TaxStandingTag } from './tax-tags.tsx';

type TaxForm = Reply<'tax-form.get'>;
type Answers = NonNullable<TaxForm['answers']>;

/** One statement: what was said, what does not fit together, and what staff does about it. */
export default function TaxFormPage() {
  const { taxFormId = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['tax-form', taxFormId],
    queryFn: ({ signal }) => call('tax-form.get', { params: { id: taxFormId }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <OneForm form={data} onChanged={() => void refetch()} />;
}

function OneForm({ form, onChanged }: { form: TaxForm; onChanged: () => void }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [act, setAct] = useState<TaxAct>();
  const [revealed, setRevealed] = useState<Answers>();
  const isOpen = form.status === 'in_review';
  return (
    <Page
      title={form.partner.name}
      heading={
        <>
          {form.partner.name} <TaxStandingTag standing={form.standing} />
        </>
      }
      lead={form.form === null ? t(`taxRegime.${form.regime}`) : t(`taxForm.${form.form}`)}
      back={{ to: '/tax-forms', label: t('tax.back') }}
      width="reading"
      actions={
        <>
          {may('tax-form.pdf') && form.signedOn !== null && form.answers !== null ? (
            <DownloadButton
              operation="tax-form.pdf"
              params={{ id: form.id }}
              fileName={`${form.id}.pdf`}
              label={t('tax.download')}
            />
          ) : null}
          {isOpen && may('tax-form.ask-again') ? (
            <Button variant="outlined" onClick={() => setAct('ask')}>
              {t('tax.askAgain')}
            </Button>
          ) : null}
          {isOpen && may('tax-form.accept') ? (
            <Button variant="contained" onClick={() => setAct('accept')}>
              {t('tax.accept')}
            </Button>
          ) : null}
        </>
      }
    >
      <Stack spacing={2}>
        {form.status === 'asked_again' ? (
          <Alert severity="info">
            {t('tax.askedAgain', {
              fields: format.list(form.askedFields.map((key) => t(`taxQuestion.${key}`))),
              text: form.askedText ?? '',
            })}
          </Alert>
        ) : null}
        {isOpen && form.derived.isManual ? <Alert severity="info">{t('tax.manual')}</Alert> : null}
        {form.signedOn === null ? null : <Contradictions form={form} />}
        <Section title={t('tax.form')}>
          <Facts facts={aboutForm(form, t, format)} />
        </Section>
        <Section
          title={t('tax.answers')}
          aside={
            may('tax-form.reveal') && form.answers !== null && revealed === undefined ? (
              <Button onClick={() => setAct('reveal')}>{t('tax.reveal')}</Button>
            ) : null
          }
        >
          {form.answers === null ? (
            <Typography variant="body2">{t('tax.erased')}</Typography>
          ) : (
            <>
              {revealed === undefined ? (
                <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mb: 1 }}>
                  {t('tax.masked')}
                </Typography>
              ) : null}
              <AnswerFacts form={form} answers={revealed ?? form.answers} />
            </>
          )}
        </Section>
      </Stack>
      {act === undefined ? null : (
        <TaxFormDialog
          act={act}
          form={form}
          onRevealed={setRevealed}
          onChanged={onChanged}
          onClose={() => setAct(undefined)}
        />
      )}
    </Page>
  );
}

function Contradictions({ form }: { form: TaxForm }) {
  const t = useText();
  if (form.contradictions.length === 0) return null;
  return (
    <Alert severity="warning">
      <strong>{t('tax.contradictions')}</strong>
      <ul>
        {form.contradictions.map((code) => (
          <li key={code}>{t(`tax.contradiction.${code}`)}</li>
        ))}
      </ul>
    </Alert>
  );
}

function aboutForm(form: TaxForm, t: ReturnType<typeof useText>, format: ReturnType<typeof useFormat>) {
  const { derived } = form;
  return [
    ...(derived.edition === null
      ? []
      : [{ label: t('tax.edition'), value: [derived.edition.name, derived.edition.edition ?? ''].join(' ').trim() }]),
    ...(derived.source === null ? [] : [{ label: t('tax.rule'), value: derived.source, wide: true }]),
    ...(form.signedOn === null
      ? []
      : [
          { label: t('tax.signedOn'), value: format.civilDate(form.signedOn) },
          {
            label: t('tax.through'),
            value: form.expiresOn === null ? t('tax.untilChanged') : format.civilDate(form.expiresOn),
          },
        ]),
    ...(form.signedName === null
      ? []
      : [{ label: t('tax.standing'), value: t('tax.signedBy', { name: form.signedName }) }]),
  ];
}

function AnswerFacts({ form, answers }: { form: TaxForm; answers: Answers }) {
  const t = useText();
  const format = useFormat();
  return (
    <Facts
      facts={form.questions.flatMap((question) => {
        const answer = answers[question.key];
        if (answer === undefined) return [];
        const option = question.options.find((one) => one === answer);
        const value =
          typeof answer === 'boolean'
            ? t(answer ? 'tax.yes' : 'tax.no')
            : question.kind === 'country'
              ? format.country(answer)
              : option === undefined
                ? answer
                : t(`taxOption.${option}`);
        return [{ label: t(`taxQuestion.${question.key}`), value }];
      })}
    />
  );
}
