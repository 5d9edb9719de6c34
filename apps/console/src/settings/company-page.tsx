import { locales } from '@countersign/locales/format/text';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { sessionQuery } from '../auth/session-query.ts';
import { call, downloadUrl } from '../data/api.ts';
import { chosenOf, isWholeWithin, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFileLimits } from '../parts/use-file-limits.ts';
import { offeredLocales } from '../text/screen-locale.ts';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

/** Name, colour, logo and language of the company, as partners see them too, and how long changed payment methods wait. */
export default function CompanyPage() {
  const t = useText();
  const format = useFormat();
  const limits = useFileLimits();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const fileRef = useRef<HTMLInputElement>(null);
  const {
    data: tenant,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['tenant'],
    queryFn: ({ signal }) => call('tenant.get', { signal }),
  });

  async function saved() {
    await Promise.all(
      [['tenant'], sessionQuery.queryKey].map((queryKey) => queryClient.invalidateQueries({ queryKey: [...queryKey] })),
    );
    notify(t('action.saved'), { type: 'success' });
  }

  const changeLogo = useMutation({
    mutationFn: async (file: File | undefined) => {
      if (tenant === undefined) return;
      const uploaded =
        file === undefined
          ? null
          : await call('file.upload', { query: { name: file.name, purpose: 'logo' }, body: file });
      await call('tenant.update', { ifMatch: tenant.revision, body: { logoFileId: uploaded?.id ?? null } });
      await saved();
    },
  });

  if (isPending) return <LoadingLines />;
  if (tenant === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isReadOnly = !may('tenant.update');
  return (
    <Page
      title={t('settings.companyTitle')}
      lead={isReadOnly ? t('settings.readOnly') : t('settings.companyText')}
      back={{ to: '/settings', label: t('nav.backToSettings') }}
      width="reading"
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box component="fieldset" disabled={isReadOnly} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
          <RecordForm
            isReadOnly={isReadOnly}
            key={tenant.revision}
            submitLabel={t('action.save')}
            initial={{
              name: tenant.name,
              colour: tenant.colour,
              defaultLocale: tenant.defaultLocale,
              paymentCoolingOffHours: String(tenant.paymentCoolingOffHours),
            }}
            check={(values): Record<string, string> =>
              isWholeWithin(textOf(values, 'paymentCoolingOffHours'), 1, 720)
                ? {}
                : { paymentCoolingOffHours: t('ownProblem.number') }
            }
            fields={[
              { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 120 },
              {
                kind: 'text',
                name: 'colour',
                label: t('settings.colour'),
                help: t('settings.colourHelp'),
                type: 'color',
              },
              {
                kind: 'one',
                name: 'defaultLocale',
                label: t('settings.language'),
                required: true,
                options: offeredLocales.map(({ locale, name }) => ({ id: locale, label: name })),
              },
              {
                kind: 'text',
                name: 'paymentCoolingOffHours',
                label: t('settings.paymentCoolingOff'),
                help: t('settings.paymentCoolingOffHelp'),
                suffix: t('settings.hours'),
                required: true,
                inputMode: 'numeric',
                max: 3,
              },
            ]}
            onSubmit={async (values) => {
              const defaultLocale = chosenOf(values, 'defaultLocale', locales)[0] ?? tenant.defaultLocale;
              const body = {
                name: textOf(values, 'name'),
                colour: textOf(values, 'colour'),
                defaultLocale,
                paymentCoolingOffHours: Number(textOf(values, 'paymentCoolingOffHours')),
              };
              await call('tenant.update', { ifMatch: tenant.revision, body });
              await saved();
            }}
          />
        </Box>
        <Section title={t('settings.logo')}>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
            {tenant.logoFileId === null ? null : <Logo fileId={tenant.logoFileId} />}
            <input
              ref={fileRef}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              hidden
              onChange={(event) => changeLogo.mutate(event.target.files?.[0])}
            />
            <Button
              variant="outlined"
              disabled={isReadOnly}
              loading={changeLogo.isPending}
              onClick={() => fileRef.current?.click()}
            >
              {t('settings.chooseLogo')}
            </Button>
            {tenant.logoFileId === null || isReadOnly ? null : (
              <Button onClick={() => changeLogo.mutate(undefined)}>{t('settings.removeLogo')}</Button>
            )}
            {limits === undefined ? null : (
              <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                {t('files.bounds', { count: 1, size: format.bytes(limits.logoBytesMax) })}
              </Typography>
            )}
          </Box>
          {changeLogo.isError ? (
            <Alert severity="error" sx={{ mt: 1 }}>
              {problemText(changeLogo.error)}
            </Alert>
          ) : null}
        </Section>
      </Box>
    </Page>
  );
}

const linkLifeMs = 4 * 60_000;

/** As it was saved, which may be newer than what pages before sign-in still show. */
function Logo({ fileId }: { fileId: string }) {
  const t = useText();
  const { data } = useQuery({
    queryKey: ['file-link', fileId],
    queryFn: ({ signal }) => call('file.link', { params: { id: fileId }, signal }),
    staleTime: linkLifeMs,
  });
  if (data === undefined) return null;
  return (
    <Box
      component="img"
      src={downloadUrl('file.download', { id: fileId }, { link: data.link })}
      alt={t('settings.logo')}
      sx={{ maxHeight: 56, maxWidth: 220 }}
    />
  );
}
