import { Box, Button, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ProposeAdjustmentDialog } from '../adjustment/propose-adjustment-dialog.tsx';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { PartnerLinks } from '../link/partner-links.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { StatementSection } from '../statement/statement-section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PartnerContacts } from './partner-contacts.tsx';
import { PartnerDeals } from './partner-deals.tsx';
import { PartnerEnrollments } from './partner-enrollments.tsx';
import { PartnerPlaces } from './partner-places.tsx';
import { partnerQuery } from './partner-query.ts';
import { PartnerStatusTag } from './partner-status-tag.tsx';

export default function PartnerPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [isCorrecting, setCorrecting] = useState(false);
  const { partnerId = '' } = useParams();
  const { data: partner, error, isPending, refetch } = useQuery(partnerQuery(partnerId));
  if (isPending) return <LoadingLines lines={8} />;
  if (partner === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={partner.name}
      lead={t(`partnerType.${partner.type}`)}
      back={{ to: '/partners', label: t('nav.backToPartners') }}
      actions={
        <>
          {may('adjustment.propose') ? (
            <Button variant="outlined" onClick={() => setCorrecting(true)}>
              {t('adjustment.proposeFor')}
            </Button>
          ) : null}
          {may('partner.update') ? (
            <Button variant="outlined" component={Link} to={`/partners/${partner.id}/edit`}>
              {t('action.edit')}
            </Button>
          ) : null}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Section title={t('partner.details')}>
          <Facts
            facts={[
              { label: t('field.status'), value: <PartnerStatusTag status={partner.status} /> },
              { label: t('field.country'), value: format.country(partner.country) },
              {
                label: t('field.website'),
                value:
                  partner.website === null ? (
                    '–'
                  ) : (
                    <MuiLink href={partner.website} target="_blank" rel="noreferrer noopener">
                      {partner.website.replace(/^https?:\/\//, '')}
                    </MuiLink>
                  ),
              },
              { label: t('partner.manager'), value: partner.manager?.name ?? t('partner.noManager') },
              { label: t('partner.openDeals'), value: format.number(partner.openDeals) },
              { label: t('field.since'), value: format.date(partner.createdAt) },
            ]}
          />
        </Section>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
            alignItems: 'start',
          }}
        >
          <PartnerContacts partnerId={partner.id} />
          <PartnerEnrollments partnerId={partner.id} />
        </Box>
        <PartnerPlaces partnerId={partner.id} />
        <PartnerDeals partnerId={partner.id} />
        {may('link.list') ? <PartnerLinks partnerId={partner.id} /> : null}
        {may('statement.list') ? (
          <StatementSection
            isOfPartner
            queryKey={['statements', 'of-partner', partner.id]}
            load={(at, signal) => call('statement.list', { query: { ...at, partnerId: partner.id }, signal })}
          />
        ) : null}
      </Box>
      {isCorrecting ? (
        <ProposeAdjustmentDialog
          partner={{ id: partner.id, label: partner.name }}
          onClose={() => setCorrecting(false)}
        />
      ) : null}
    </Page>
  );
}
