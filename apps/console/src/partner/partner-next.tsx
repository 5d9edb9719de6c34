import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { Due } from '../parts/due.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useNow } from '../parts/use-now.ts';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';
import { openCasesQuery, papersQuery, profileQuery, vettingsQuery } from './partner-queries.ts';

const dayMs = 86_400_000;
const soonDays = 60;

interface Next {
  key: string;
  what: ReactNode;
  who: ReactNode;
  due: ReactNode;
}

/** What somebody has to do about this partner, whoever has it, the most urgent first. */
export function PartnerNext({ partnerId }: { partnerId: string }) {
  const t = useText();
  const may = useMay();
  const cases = useQuery({ ...openCasesQuery(partnerId), enabled: may('case.list') });
  const papers = useLapsingPapers(partnerId);
  const asked = useAsked(partnerId);
  const open = useOpenCases(cases.data?.items ?? []);
  const all = [...asked, ...open, ...papers];
  return (
    <Section title={t('partnerPage.next')}>
      {cases.isPending && may('case.list') ? <LoadingLines lines={3} /> : null}
      {cases.error === null ? null : <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      {all.length === 0 && !cases.isPending ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('partnerPage.nothingNext')}
        </Typography>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {all.map(({ key, what, who, due }) => (
          <Box
            component="li"
            key={key}
            sx={{
              display: 'flex',
              gap: 1,
              py: 0.75,
              alignItems: 'baseline',
              flexWrap: 'wrap',
              borderTop: '1px solid',
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: '1 1 220px', minWidth: 0, fontSize: '0.875rem' }}>{what}</Box>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {who}
            </Typography>
            {due}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function useOpenCases(items: Reply<'case.list'>['items']): Next[] {
  const t = useText();
  const lookUp = useLookedUpText();
  const who = useWho();
  return items.map((one) => ({
    key: one.id,
    what: (
      <MuiLink component={Link} to={`/cases/${one.id}`}>
        {[lookUp('process', one.process), one.number, one.title].filter((part) => part !== null).join(' · ')}
      </MuiLink>
    ),
    who: one.whereabouts.heldBy === null ? t(`case.side.${one.whereabouts.side}`) : who(one.whereabouts.heldBy),
    due: one.whereabouts.dueAt === null ? null : <Due at={one.whereabouts.dueAt} />,
  }));
}

/** Papers that run out soon, or have run out and were not replaced. */
function useLapsingPapers(partnerId: string): Next[] {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const now = useNow();
  const { data } = useQuery({ ...papersQuery(partnerId), enabled: may('licence.list') });
  const until = new Date(now + soonDays * dayMs).toISOString().slice(0, 10);
  return (data?.items ?? []).flatMap(({ id, kind, number, expiresOn }) =>
    expiresOn === null || expiresOn > until
      ? []
      : [
          {
            key: id,
            what: t('partnerPage.expires', {
              what: [t(`licenceKind.${kind}`), number].join(' '),
              date: format.civilDate(expiresOn),
            }),
            who: t('case.side.partner'),
            due: null,
          },
        ],
  );
}

/** What was asked of the partner, and what it asked of us, beside its cases. */
function useAsked(partnerId: string): Next[] {
  const t = useText();
  const may = useMay();
  const { data: vettings } = useQuery({ ...vettingsQuery(partnerId), enabled: may('vetting.list') });
  const { data: profiles } = useQuery({ ...profileQuery(partnerId), enabled: may('directory.list') });
  return [
    ...(vettings?.items ?? [])
      .filter(({ status }) => status === 'awaiting_partner')
      .map(({ id, number }) => ({
        key: id,
        what: [t('partnerPage.awaitsDetails'), number].join(' · '),
        who: t('case.side.partner'),
        due: null,
      })),
    ...(profiles?.items ?? [])
      .filter(({ status }) => status === 'proposed')
      .map(() => ({
        key: 'profile',
        what: (
          <MuiLink component={Link} to={`/directory/${partnerId}`}>
            {t('partnerPage.profileWaits')}
          </MuiLink>
        ),
        who: t('case.side.tenant'),
        due: null,
      })),
  ];
}
