import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Typography } from '@mui/material';
import { Facts } from '../parts/facts.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Proposal = Reply<'agreement.proposal'>;
const tones = { in_review: 'info', accepted: 'success', rejected: 'danger', withdrawn: 'neutral' } as const;

/** What a partner would change, in our text. */
export function ProposalView({ proposal }: { proposal: Proposal }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section
      title={t('agreement.proposalTitle')}
      aside={<Tag tone={tones[proposal.status]}>{t(`proposalStatus.${proposal.status}`)}</Tag>}
    >
      <Facts
        facts={[
          { label: t('agreement.name'), value: proposal.agreementName },
          { label: t('agreement.versionLabel'), value: t('agreement.proposalOn', { version: proposal.version }) },
          {
            label: t('agreement.writtenBy'),
            value: t('agreement.proposalBy', { name: proposal.proposedBy, at: format.dateTime(proposal.proposedAt) }),
          },
          { label: t('onboarding.reason'), value: proposal.note, wide: true },
          ...(proposal.reason === null ? [] : [{ label: t('agreement.decided'), value: proposal.reason, wide: true }]),
        ]}
      />
      <Typography variant="caption" component="p" sx={{ mt: 2, mb: 0.5, color: 'text.secondary' }}>
        {t('agreement.changedLines', { count: proposal.changedLines })}. {t('agreement.legend')}
      </Typography>
      <Box
        lang={proposal.language}
        tabIndex={0}
        role="region"
        aria-label={t('agreement.proposalTitle')}
        sx={{
          border: '1px solid',
          borderColor: 'divider',
          borderRadius: 1,
          p: 1.5,
          maxHeight: 560,
          overflow: 'auto',
          fontSize: '0.875rem',
          lineHeight: 1.6,
          '& ins': { bgcolor: (theme) => theme.palette.wash.success, color: 'text.primary' },
          '& del': { bgcolor: (theme) => theme.palette.wash.danger, color: 'text.primary' },
        }}
      >
        {proposal.changes.map(({ words }, line) => (
          // Lines have no name but their place, and never change it.
          <Box key={line} sx={{ minHeight: '1.6em', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {words.map(({ kind, text }, word) => {
              const key = `${word} ${kind}`;
              if (kind === 'added') return <ins key={key}>{text}</ins>;
              return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
            })}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
