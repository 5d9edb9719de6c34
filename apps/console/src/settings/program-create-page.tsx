import { programPresets } from '@countersign/domain/partner/partner';
import { useNotify, useRefresh } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { commonCurrencies, timeZones } from '../parts/known-lists.ts';
import { Page } from '../parts/page.tsx';
import { LoadingLines } from '../parts/states.tsx';
import { useCalendars } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';

export default function ProgramCreatePage() {
  const t = useText();
  const navigate = useNavigate();
  const notify = useNotify();
  const refresh = useRefresh();
  const calendars = useCalendars();
  if (calendars.length === 0) return <LoadingLines />;
  return (
    <Page
      title={t('settings.addProgram')}
      lead={t('settings.addProgramLead')}
      back={{ to: '/settings', label: t('nav.backToSettings') }}
      width="reading"
    >
      <RecordForm
        startsFocused
        columns={2}
        submitLabel={t('settings.addProgram')}
        initial={{ preset: 'saas', currency: 'EUR', zone: 'Europe/Berlin', calendarId: calendars[0]?.id ?? '' }}
        fields={[
          { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 120, wide: true },
          {
            kind: 'one',
            name: 'preset',
            label: t('setup.preset'),
            required: true,
            options: programPresets.map((preset) => ({ id: preset, label: t(`preset.${preset}`) })),
          },
          { kind: 'one', name: 'currency', label: t('field.currency'), required: true, options: commonCurrencies },
          { kind: 'one', name: 'zone', label: t('field.zone'), required: true, options: timeZones() },
          { kind: 'one', name: 'calendarId', label: t('settings.calendar'), required: true, options: calendars },
        ]}
        onSubmit={async (values) => {
          const program = await call('program.create', {
            body: {
              name: textOf(values, 'name'),
              preset: chosenOf(values, 'preset', programPresets)[0] ?? 'saas',
              currency: textOf(values, 'currency'),
              zone: textOf(values, 'zone'),
              calendarId: textOf(values, 'calendarId'),
            },
          });
          refresh();
          notify(t('settings.programAdded'), { type: 'success' });
          void navigate(`/settings/programs/${program.id}`);
        }}
      />
    </Page>
  );
}
