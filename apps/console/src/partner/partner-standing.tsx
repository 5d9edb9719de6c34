import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { RiskTag, VettingStatusTag } from '../vetting/vetting-tags.tsx';
import { holdsQuery, papersQuery, vettingsQuery } from './partner-queries.ts';

/** How the partner was looked at, what is on file, and what is held: as far as one may read it. */
export function PartnerStanding({ partnerId }: { partnerId: string }) {
  const t = useText();
  const may = useMay();
  return (
    <Section title={t('partnerPage.standing')}>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {may('hold.list') ? <Holds partnerId={partnerId} /> : null}
        {may('vetting.list') ? <Vettings partnerId={partnerId} /> : null}
        {may('licence.list') ? <Papers partnerId={partnerId} /> : null}
      </Box>
    </Section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      {children}
    </Box>
  );
}

const line = { display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', py: 0.5 } as const;

function Holds({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery(holdsQuery(partnerId));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Part title={t('partnerPage.held')}>
      {data.items.map((hold) => (
        <Box key={hold.id} sx={line}>
          <strong>{t(`heldThing.${hold.held}`)}</strong>
          <Tag tone={hold.blocksMoney ? 'danger' : 'warning'}>{t(`holdReason.${hold.reason}`)}</Tag>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {hold.blocksMoney ? t('hold.blocked') : t('hold.since', { at: format.dateTime(hold.placedAt) })}
          </Typography>
        </Box>
      ))}
    </Part>
  );
}

function Vettings({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const { data, error, isPending, refetch } = useQuery(vettingsQuery(partnerId));
  return (
    <Part title={t('partnerPage.vetting')}>
      {isPending ? <LoadingLines lines={2} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? <Typography variant="body2">{t('partnerPage.neverVetted')}</Typography> : null}
      {data?.items.map((vetting) => (
        <Box key={vetting.id} sx={line}>
          {may('vetting.get') ? (
            <MuiLink component={Link} to={`/vettings/${vetting.id}`}>
              {vetting.number}
            </MuiLink>
          ) : (
            <span>{vetting.number}</span>
          )}
          <VettingStatusTag status={vetting.status} />
          <RiskTag level={vetting.riskLevel} />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {[vetting.program.name, format.date(vetting.decidedAt ?? vetting.createdAt)].join(' · ')}
          </Typography>
        </Box>
      ))}
    </Part>
  );
}

function Papers({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery(papersQuery(partnerId));
  return (
    <Part title={t('partnerPage.papers')}>
      {isPending ? <LoadingLines lines={2} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? <Typography variant="body2">{t('partnerPage.noPapers')}</Typography> : null}
      {data?.items.map((paper) => (
        <Box key={paper.id} sx={line}>
          <span>{[t(`licenceKind.${paper.kind}`), paper.number].join(' ')}</span>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {[
              paper.regulator,
              format.country(paper.jurisdiction),
              ...(paper.expiresOn === null ? [] : [format.civilDate(paper.expiresOn)]),
            ].join(' · ')}
          </Typography>
        </Box>
      ))}
    </Part>
  );
}
