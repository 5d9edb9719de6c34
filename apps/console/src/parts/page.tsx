import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, IconButton, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePageTitle } from '../layout/page-title.ts';

export interface PageProps {
  title: string;
  /** Shown instead of the plain title where it needs more than text. */
  heading?: ReactNode;
  lead?: ReactNode;
  back?: { to: string; label: string };
  actions?: ReactNode;
  width?: 'full' | 'reading';
  children: ReactNode;
}

/** A page's frame: one heading, what it is about, its actions, its content. */
export function Page({ title, heading, lead, back, actions, width = 'full', children }: PageProps) {
  usePageTitle(title);
  return (
    <Box
      sx={{ px: { xs: 2, md: 3 }, py: { xs: 2, md: 2.5 }, width: '100%', maxWidth: width === 'reading' ? 960 : 1640 }}
    >
      <Stack
        direction={{ xs: 'column', sm: 'row' }}
        spacing={1.5}
        sx={{ alignItems: { sm: 'flex-start' }, justifyContent: 'space-between', mb: 2 }}
      >
        <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start', minWidth: 0 }}>
          {back === undefined ? null : (
            <IconButton component={Link} to={back.to} aria-label={back.label} sx={{ mt: -0.25 }}>
              <ArrowBack fontSize="small" sx={{ '[dir=rtl] &': { transform: 'scaleX(-1)' } }} />
            </IconButton>
          )}
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
              {heading ?? title}
            </Typography>
            {lead === undefined ? null : (
              <Typography variant="body2" component="div" sx={{ color: 'text.secondary', mt: 0.5, maxWidth: '78ch' }}>
                {lead}
              </Typography>
            )}
          </Box>
        </Stack>
        {actions === undefined ? null : (
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', flexShrink: 0 }}>
            {actions}
          </Stack>
        )}
      </Stack>
      {children}
    </Box>
  );
}
