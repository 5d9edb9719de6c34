import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Typography } from '@mui/material';
import { Facts } from '../parts/facts.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Profile = NonNullable<Reply<'directory.review'>['published']>;

/** What a partner shows of itself, or would like to. */
export function ProfileView({ profile }: { profile: Profile }) {
  const t = useText();
  const format = useFormat();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {profile.description}
      </Typography>
      <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
        {profile.competences.map((competence) => (
          <Tag key={competence} tone="brand">
            {t(`competence.${competence}`)}
          </Tag>
        ))}
      </Box>
      <Facts
        facts={[
          { label: t('directory.countries'), value: format.list(profile.countries.map(format.country)) },
          {
            label: t('directory.languages'),
            value: profile.languages.length === 0 ? '–' : format.list(profile.languages.map(format.language)),
          },
          { label: t('field.website'), value: profile.website ?? '–' },
          {
            label: t('directory.logo'),
            value: t(profile.logoFileId === null ? 'directory.noLogo' : 'directory.hasLogo'),
          },
        ]}
      />
    </Box>
  );
}
