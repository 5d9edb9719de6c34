import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { Alert, Box, Typography } from '@mui/material';
import { Facts } from '../parts/facts.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

type Ownership = NonNullable<Vetting['ownership']>;
type Owner = Ownership['owners'][number];

/** Who owns the partner, by both ways of counting, with the chains that each counts. */
export function Owners({ ownership }: { ownership: Vetting['ownership'] }) {
  const t = useText();
  if (ownership === null || ownership.owners.length === 0)
    return <Typography variant="body2">{t('owners.nobody')}</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {ownership.isKnown ? null : <Alert severity="warning">{t('owners.unknown')}</Alert>}
      {ownership.owners.map((owner) => (
        <OwnerBlock key={owner.partyId} owner={owner} />
      ))}
      {ownership.unaccounted === '0' ? null : (
        <Typography variant="body2">{t('owners.unaccounted', { percent: ownership.unaccounted })}</Typography>
      )}
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('owners.explain')}
      </Typography>
    </Box>
  );
}

function OwnerBlock({ owner }: { owner: Owner }) {
  const t = useText();
  return (
    <Box sx={{ borderInlineStart: '3px solid', borderColor: 'divider', paddingInlineStart: 1.5, minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 0.75 }}>
        <strong>{owner.name}</strong>
        {owner.isBeneficialOwner ? <Tag tone="brand">{t('owners.isOwner')}</Tag> : null}
        {owner.isSanctionsOwner ? <Tag tone="warning">{t('owners.isSanctionsOwner')}</Tag> : null}
      </Box>
      <Facts
        columnWidth={240}
        facts={[
          { label: t('owners.percent'), value: <strong>{`${owner.percent} %`}</strong> },
          { label: t('owners.sanctionsPercent'), value: <strong>{`${owner.sanctionsPercent} %`}</strong> },
          { label: t('owners.paths'), value: <Chains chains={owner.paths} /> },
          { label: t('owners.sanctionsPaths'), value: <Chains chains={owner.sanctionsPaths} /> },
        ]}
      />
      {owner.throughLoops === '0' ? null : (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('owners.loops', { percent: owner.throughLoops })}
        </Typography>
      )}
    </Box>
  );
}

function Chains({ chains }: { chains: Owner['paths'] }) {
  if (chains.length === 0) return '–';
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
      {chains.map(({ names, percent }) => (
        <li key={names.join('>')}>{`${names.join(' → ')}: ${percent} %`}</li>
      ))}
    </Box>
  );
}
