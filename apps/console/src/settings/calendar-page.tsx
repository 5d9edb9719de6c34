import { holidaySets } from '@countersign/domain/calendar/calendar-definition';
import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { timeZones } from '../parts/known-lists.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { CalendarPreview } from './calendar-preview.tsx';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Working days, hours and closing days, with what they mean for a deadline. */
export default function CalendarPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const { calendarId = '' } = useParams();
  const {
    data: calendar,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['calendars', 'one', calendarId],
    queryFn: ({ signal }) => call('calendar.get', { params: { id: calendarId }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (calendar === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isReadOnly = !may('calendar.update');
  return (
    <Page
      title={calendar.name}
      lead={isReadOnly ? t('settings.readOnly') : t('calendar.lead')}
      back={{ to: '/settings', label: t('nav.backToSettings') }}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 400px' },
        }}
      >
        <Box component="fieldset" disabled={isReadOnly} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
          <RecordForm
            isReadOnly={isReadOnly}
            key={calendar.revision}
            columns={2}
            submitLabel={t('action.save')}
            initial={{
              name: calendar.name,
              zone: calendar.zone,
              weekdays: calendar.weekdays.map(String),
              opensAt: calendar.opensAt,
              closesAt: calendar.closesAt,
              holidaySet: calendar.holidaySet,
              extraClosed: calendar.extraClosed.join('\n'),
            }}
            fields={[
              { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 80 },
              { kind: 'one', name: 'zone', label: t('field.zone'), required: true, options: timeZones() },
              { kind: 'text', name: 'opensAt', label: t('calendar.opensAt'), type: 'time', required: true },
              { kind: 'text', name: 'closesAt', label: t('calendar.closesAt'), type: 'time', required: true },
              {
                kind: 'several',
                name: 'weekdays',
                label: t('calendar.weekdays'),
                required: true,
                options: weekdays.map((day) => ({ id: day, label: t(`weekday.${day}`) })),
              },
              {
                kind: 'one',
                name: 'holidaySet',
                label: t('calendar.holidaySet'),
                required: true,
                options: holidaySets.map((set) => ({ id: set, label: t(`holidaySet.${set}`) })),
              },
              {
                kind: 'text',
                name: 'extraClosed',
                label: t('calendar.extraClosed'),
                help: t('calendar.extraClosedHelp'),
                lines: 3,
                max: 6000,
              },
            ]}
            check={(values): Record<string, string> => {
              const wrong = datesOf(textOf(values, 'extraClosed')).find((date) => !/^\d{4}-\d{2}-\d{2}$/.test(date));
              return wrong === undefined ? {} : { extraClosed: t('calendar.dateWrong', { date: wrong }) };
            }}
            onSubmit={async (values) => {
              await call('calendar.update', {
                params: { id: calendar.id },
                ifMatch: calendar.revision,
                body: {
                  name: textOf(values, 'name'),
                  zone: textOf(values, 'zone'),
                  weekdays: chosenOf(values, 'weekdays', weekdays).map(Number),
                  opensAt: textOf(values, 'opensAt'),
                  closesAt: textOf(values, 'closesAt'),
                  holidaySet: chosenOf(values, 'holidaySet', holidaySets)[0] ?? 'none',
                  extraClosed: datesOf(textOf(values, 'extraClosed')),
                },
              });
              refresh();
              notify(t('action.saved'), { type: 'success' });
            }}
          />
        </Box>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Section title={t('calendar.previewTitle')}>
            <CalendarPreview calendarId={calendar.id} revision={calendar.revision} />
          </Section>
          <Section title={t('calendar.upcoming')}>
            {calendar.upcomingClosed.length === 0 ? (
              <Typography variant="body2">{t('calendar.noUpcoming')}</Typography>
            ) : null}
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {calendar.upcomingClosed.map((closed) => (
                <Box
                  component="li"
                  key={closed.date}
                  sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', py: 0.5, fontSize: '0.8125rem' }}
                >
                  <span>{closed.name}</span>
                  <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                    {format.civilDate(closed.date)}
                  </Box>
                </Box>
              ))}
            </Box>
          </Section>
        </Box>
      </Box>
    </Page>
  );
}

function datesOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((date) => date !== '');
}
