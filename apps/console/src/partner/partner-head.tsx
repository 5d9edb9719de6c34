import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Link as MuiLink, Paper } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { Facts } from '../parts/facts.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { RiskTag } from '../vetting/vetting-tags.tsx';
import { holdsQuery, vettingsQuery } from './partner-queries.ts';
import { PartnerStatusTag } from './partner-status-tag.tsx';

type Partner = Reply<'partner.get'>;

/** Who the partner is, and what of it waits: what one wants to know at once. */
export function PartnerHead({ partner }: { partner: Partner }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  return (
    <Paper variant="outlined" sx={{ px: 2, py: 1.5 }}>
      <Facts
        columnWidth={150}
        facts={[
          { label: t('field.status'), value: <PartnerStatusTag status={partner.status} /> },
          ...(may('vetting.list') ? [{ label: t('partnerPage.risk'), value: <Risk partnerId={partner.id} /> }] : []),
          ...(may('hold.list') ? [{ label: t('partnerPage.held'), value: <Held partnerId={partner.id} /> }] : []),
          { label: t('partner.manager'), value: partner.manager?.name ?? t('partner.noManager') },
          { label: t('field.country'), value: format.country(partner.country) },
          { label: t('field.website'), value: <Website address={partner.website} /> },
          { label: t('partnerPage.registrationNumber'), value: partner.registrationNumber ?? '–' },
          { label: t('partner.openDeals'), value: format.number(partner.openDeals) },
          { label: t('field.since'), value: format.date(partner.createdAt) },
        ]}
      />
    </Paper>
  );
}

function Website({ address }: { address: string | null }) {
  if (address === null) return '–';
  return (
    <MuiLink href={address} target="_blank" rel="noreferrer noopener">
      {address.replace(/^https?:\/\//, '')}
    </MuiLink>
  );
}

/** As the newest vetting found it; only that there was one is said where the rest is not to be read. */
function Risk({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const { data } = useQuery(vettingsQuery(partnerId));
  const [newest] = data?.items ?? [];
  if (data === undefined) return '…';
  if (newest === undefined) return t('partnerPage.neverVetted');
  const risk = <RiskTag level={newest.riskLevel} />;
  return (
    <>
      {may('vetting.get') ? (
        <MuiLink component={Link} to={`/vettings/${newest.id}`}>
          {risk}
        </MuiLink>
      ) : (
        risk
      )}{' '}
      {newest.reviewDueOn === null
        ? null
        : t('partnerPage.vettedAgain', { date: format.civilDate(newest.reviewDueOn) })}
    </>
  );
}

function Held({ partnerId }: { partnerId: string }) {
  const t = useText();
  const { data } = useQuery(holdsQuery(partnerId));
  if (data === undefined) return '…';
  if (data.items.length === 0) return t('partnerPage.nothingHeld');
  const things = [...new Set(data.items.map(({ held }) => held))];
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
      {things.map((held) => (
        <Tag key={held} tone={data.items.some((one) => one.held === held && one.blocksMoney) ? 'danger' : 'warning'}>
          {t(`heldThing.${held}`)}
        </Tag>
      ))}
    </Box>
  );
}
