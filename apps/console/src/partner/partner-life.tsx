import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ConsentTag } from '../agreement/agreement-tags.tsx';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { ExitStatusTag } from '../exit/exit-status-tag.tsx';
import { OnboardingStatusTag } from '../onboarding/onboarding-tags.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { TaxStandingTag } from '../tax-form/tax-tags.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

const shown = 5;

/** How the partner was brought in, what it agreed to, learned and declared, and how it leaves: as far as one may read it. */
export function PartnerLife({ partnerId }: { partnerId: string }) {
  const t = useText();
  const may = useMay();
  return (
    <Section title={t('partnerPage.life')}>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {may('onboarding.list') ? <Onboardings partnerId={partnerId} /> : null}
        {may('partner.agreements') ? <Agreements partnerId={partnerId} /> : null}
        {may('training.certificates') ? <Certificates partnerId={partnerId} /> : null}
        {may('tax-form.list') ? <TaxForms partnerId={partnerId} /> : null}
        {may('exit.list') ? <Exits partnerId={partnerId} /> : null}
      </Box>
    </Section>
  );
}

interface Line {
  id: string;
  to?: string;
  name: string;
  about: string;
  tag: ReactNode;
}

function Part({ title, lines, none }: { title: string; lines: readonly Line[] | undefined; none: string | null }) {
  if (lines === undefined || (lines.length === 0 && none === null)) return null;
  return (
    <Box>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      {lines.length === 0 ? <Typography variant="body2">{none}</Typography> : null}
      {lines.map(({ id, to, name, about, tag }) => (
        <Box key={id} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', py: 0.5 }}>
          {to === undefined ? (
            <span>{name}</span>
          ) : (
            <MuiLink component={Link} to={to}>
              {name}
            </MuiLink>
          )}
          {tag}
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {about}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

function Onboardings({ partnerId }: { partnerId: string }) {
  const t = useText();
  const { data } = useQuery({
    queryKey: ['onboardings', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('onboarding.list', { query: { partnerId, limit: shown }, signal }),
  });
  return (
    <Part
      title={t('partnerPage.onboarding')}
      none={t('partnerPage.noOnboarding')}
      lines={data?.items.map((one) => ({
        id: one.id,
        to: `/cases/${one.caseId}`,
        name: one.number,
        tag: <OnboardingStatusTag status={one.status} />,
        about: [one.programName, t('partnerPage.tasksDone', { done: one.tasksDone, all: one.tasks })].join(' · '),
      }))}
    />
  );
}

function Agreements({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['agreements', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('partner.agreements', { params: { id: partnerId }, signal }),
  });
  return (
    <Part
      title={t('partnerPage.agreements')}
      none={t('partnerPage.noAgreements')}
      lines={data?.items.map((one) => ({
        id: one.id,
        to: `/agreements/${one.agreementId}`,
        name: one.name,
        tag: <ConsentTag status={one.status} />,
        about: [t('formParts.version', { version: one.version }), format.date(one.askedAt)].join(' · '),
      }))}
    />
  );
}

function Certificates({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['certificates', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('training.certificates', { query: { partnerId, limit: shown }, signal }),
  });
  return (
    <Part
      title={t('partnerPage.certificates')}
      none={null}
      lines={data?.items.map((one) => ({
        id: one.id,
        to: `/courses/${one.course.id}`,
        name: one.course.name,
        tag: (
          <Tag tone={one.isValid ? 'success' : 'neutral'}>
            {t(one.isValid ? 'partnerPage.valid' : 'partnerPage.expired')}
          </Tag>
        ),
        about: [one.person, ...(one.expiresOn === null ? [] : [format.civilDate(one.expiresOn)])].join(' · '),
      }))}
    />
  );
}

function TaxForms({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['tax-forms', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('tax-form.list', { query: { partnerId, limit: shown }, signal }),
  });
  return (
    <Part
      title={t('partnerPage.taxForms')}
      none={null}
      lines={data?.items.map((one) => ({
        id: one.id,
        to: `/tax-forms/${one.id}`,
        name: one.form ?? one.regime,
        tag: <TaxStandingTag standing={one.standing} />,
        about: one.expiresOn === null ? '' : format.civilDate(one.expiresOn),
      }))}
    />
  );
}

function Exits({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['exits', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('exit.list', { query: { partnerId, limit: shown }, signal }),
  });
  return (
    <Part
      title={t('partnerPage.exits')}
      none={null}
      lines={data?.items.map((one) => ({
        id: one.id,
        to: `/exits/${one.id}`,
        name: one.number,
        tag: <ExitStatusTag status={one.status} />,
        about: [one.program.name, format.date(one.createdAt)].join(' · '),
      }))}
    />
  );
}
