import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { FileSettings } from './file-settings.tsx';

/** Everything that can be set, by what it is about. */
export default function SettingsPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const { data: programs } = useQuery({
    queryKey: ['programs', 'settings'],
    queryFn: ({ signal }) => call('program.list', { query: { limit: 100 }, signal }),
  });
  const { data: calendars } = useQuery({
    queryKey: ['calendars', 'settings'],
    queryFn: ({ signal }) => call('calendar.list', { query: { limit: 100 }, signal }),
  });
  return (
    <Page title={t('nav.settings')} lead={t('settings.lead')}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        <Section title={t('settings.company')}>
          <Entry to="/settings/company" title={t('settings.companyTitle')} text={t('settings.companyText')} />
          <Entry to="/settings/products" title={t('settings.productsTitle')} text={t('settings.productsText')} />
          {may('legal-entity.list') ? (
            <Entry to="/settings/legal-entities" title={t('legalEntity.title')} text={t('legalEntity.lead')} />
          ) : null}
          {may('event-source.list') ? (
            <Entry to="/settings/event-sources" title={t('eventSource.title')} text={t('eventSource.lead')} />
          ) : null}
          {may('retention.list') ? (
            <Entry to="/settings/retention" title={t('retention.title')} text={t('retention.lead')} />
          ) : null}
          {may('api-key.list') ? (
            <Entry to="/settings/api-keys" title={t('settings.apiKeysTitle')} text={t('settings.apiKeysText')} />
          ) : null}
        </Section>
        <Section
          title={t('settings.programs')}
          aside={
            may('program.create') ? (
              <Button component={Link} to="/settings/programs/create">
                {t('settings.addProgram')}
              </Button>
            ) : null
          }
        >
          {programs?.items.map((program) => (
            <Entry
              key={program.id}
              to={`/settings/programs/${program.id}`}
              title={program.name}
              text={t('settings.programText', { currency: program.currency, count: program.enrolledCount })}
            />
          ))}
        </Section>
        {may('file.limits') ? <FileSettings /> : null}
        <Section title={t('settings.calendars')}>
          {calendars?.items.map((calendar) => (
            <Entry
              key={calendar.id}
              to={`/settings/calendars/${calendar.id}`}
              title={calendar.name}
              text={[
                calendar.zone,
                `${calendar.opensAt}–${calendar.closesAt}`,
                calendar.upcomingClosed[0] === undefined
                  ? null
                  : t('settings.nextClosed', { date: format.civilDate(calendar.upcomingClosed[0].date) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            />
          ))}
        </Section>
      </Box>
    </Page>
  );
}

function Entry({ to, title, text }: { to: string; title: string; text: ReactNode }) {
  return (
    <Box sx={{ py: 1, '& + &': { borderTop: '1px solid', borderColor: 'divider' } }}>
      <MuiLink component={Link} to={to} sx={{ fontWeight: 600 }}>
        {title}
      </MuiLink>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {text}
      </Typography>
    </Box>
  );
}
