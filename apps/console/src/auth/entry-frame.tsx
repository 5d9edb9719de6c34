import { Box, Paper, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../data/api.ts';
import { usePageTitle } from '../layout/page-title.ts';

/** The frame of every page before sign-in, with the company's name where it is known. */
export function EntryFrame({
  title,
  lead,
  width = 400,
  children,
}: {
  title: string;
  lead?: ReactNode;
  width?: number;
  children: ReactNode;
}) {
  usePageTitle(title);
  const { data: branding } = useQuery({
    queryKey: ['branding'],
    queryFn: ({ signal }) => call('session.branding', { query: {}, signal }),
    staleTime: 60_000,
    retry: false,
  });
  const name = branding?.tenantName ?? 'Countersign';
  return (
    <Box
      component="main"
      sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2, bgcolor: 'background.default' }}
    >
      <Box sx={{ width: '100%', maxWidth: width }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, mb: 2.5, justifyContent: 'center' }}>
          <Box component="img" src={branding?.logoUrl ?? '/icon.svg'} alt="" sx={{ height: 32, maxWidth: 120 }} />
          <Typography variant="h2" component="span">
            {name}
          </Typography>
        </Box>
        <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 } }}>
          <Typography variant="h1" sx={{ mb: lead === undefined ? 2 : 0.5 }}>
            {title}
          </Typography>
          {lead === undefined ? null : (
            <Typography variant="body2" component="div" sx={{ color: 'text.secondary', mb: 2.5 }}>
              {lead}
            </Typography>
          )}
          {children}
        </Paper>
      </Box>
    </Box>
  );
}
