import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ProposeAdjustmentDialog } from '../adjustment/propose-adjustment-dialog.tsx';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { PartnerLinks } from '../link/partner-links.tsx';
import { Lazily } from '../parts/lazily.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { StatementSection } from '../statement/statement-section.tsx';
import { useText } from '../text/use-text.ts';
import { PartnerContacts } from './partner-contacts.tsx';
import { PartnerDeals } from './partner-deals.tsx';
import { PartnerDocuments } from './partner-documents.tsx';
import { PartnerEnrollments } from './partner-enrollments.tsx';
import { PartnerHead } from './partner-head.tsx';
import { PartnerLife } from './partner-life.tsx';
import { PartnerMoney } from './partner-money.tsx';
import { PartnerNext } from './partner-next.tsx';
import { PartnerPerformance } from './partner-performance.tsx';
import { PartnerPlaces } from './partner-places.tsx';
import { partnerQuery } from './partner-query.ts';
import { PartnerStanding } from './partner-standing.tsx';
import { PartnerTimeline } from './partner-timeline.tsx';

export default function PartnerPage() {
  const t = useText();
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
        <PartnerHead partner={partner} />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 3fr)' },
            alignItems: 'start',
          }}
        >
          <Box sx={{ display: 'grid', gap: 2 }}>
            <PartnerNext partnerId={partner.id} />
            {may('deal-registration.list') ? <PartnerDeals partnerId={partner.id} /> : null}
            {may('payout.balances') ? <PartnerMoney partnerId={partner.id} /> : null}
            {may('partner.performance') ? (
              <Lazily height={320}>
                <PartnerPerformance partnerId={partner.id} />
              </Lazily>
            ) : null}
          </Box>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <PartnerEnrollments partnerId={partner.id} />
            <PartnerContacts partnerId={partner.id} />
            <PartnerStanding partnerId={partner.id} />
            <PartnerLife partnerId={partner.id} />
            {may('file.list') ? (
              <Lazily>
                <PartnerDocuments partnerId={partner.id} />
              </Lazily>
            ) : null}
          </Box>
        </Box>
        <PartnerPlaces partnerId={partner.id} />
        {may('statement.list') ? (
          <Lazily>
            <StatementSection
              isOfPartner
              queryKey={['statements', 'of-partner', partner.id]}
              load={(at, signal) => call('statement.list', { query: { ...at, partnerId: partner.id }, signal })}
            />
          </Lazily>
        ) : null}
        {may('link.list') ? (
          <Lazily>
            <PartnerLinks partnerId={partner.id} />
          </Lazily>
        ) : null}
        {may('partner.timeline') ? (
          <Lazily height={320}>
            <PartnerTimeline partnerId={partner.id} />
          </Lazily>
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
