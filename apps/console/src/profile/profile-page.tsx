import { locales } from '@countersign/locales/format/text';
import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useSetLocale } from 'react-admin';
import { passwordField, passwordOf, passwordProblem } from '../auth/new-password.ts';
import { useSession } from '../auth/session.tsx';
import { sessionQuery } from '../auth/session-query.ts';
import { call, identity } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { timeZones } from '../parts/known-lists.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { offeredLocales } from '../text/screen-locale.ts';
import { useText } from '../text/use-text.ts';
import { TwoFactor } from './two-factor.tsx';

/** Own name, language, password and second factor. */
export default function ProfilePage() {
  const t = useText();
  const notify = useNotify();
  const setLocale = useSetLocale();
  const queryClient = useQueryClient();
  const { user } = useSession();
  return (
    <Page title={t('nav.profile')} lead={user.email} width="reading">
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Section title={t('profile.about')}>
          <RecordForm
            isFramed={false}
            columns={2}
            submitLabel={t('action.save')}
            initial={{ name: user.name, locale: user.locale, zone: user.zone }}
            fields={[
              { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 120, wide: true },
              {
                kind: 'one',
                name: 'locale',
                label: t('settings.language'),
                required: true,
                options: offeredLocales.map(({ locale, name }) => ({ id: locale, label: name })),
              },
              {
                kind: 'one',
                name: 'zone',
                label: t('field.zone'),
                help: t('profile.zoneHelp'),
                required: true,
                options: timeZones(),
              },
            ]}
            onSubmit={async (values) => {
              const locale = chosenOf(values, 'locale', locales)[0] ?? user.locale;
              const body = { name: textOf(values, 'name'), locale, zone: textOf(values, 'zone') };
              queryClient.setQueryData(sessionQuery.queryKey, await call('session.update-profile', { body }));
              setLocale(locale);
              notify(t('action.saved'), { type: 'success' });
            }}
          />
        </Section>
        <Section title={t('profile.twoFactor')}>
          <TwoFactor isOn={user.hasTwoFactor} />
        </Section>
        <Section title={t('profile.password')}>
          <RecordForm
            isFramed={false}
            columns={2}
            submitLabel={t('profile.changePassword')}
            initial={{}}
            fields={[
              {
                kind: 'text',
                name: 'current',
                label: t('profile.currentPassword'),
                type: 'password',
                required: true,
                max: 128,
                autoComplete: 'current-password',
              },
              passwordField(t),
            ]}
            check={(values) => passwordProblem(t, values)}
            onSubmit={async (values) => {
              await identity.changePassword({
                currentPassword: passwordOf(values, 'current'),
                newPassword: passwordOf(values),
              });
              notify(t('profile.passwordChanged'), { type: 'success' });
            }}
          />
        </Section>
      </Box>
    </Page>
  );
}
