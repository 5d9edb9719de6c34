import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** The lines of a short list inside a section. */
export function RecordLines({ children }: { children: ReactNode }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {children}
    </Box>
  );
}

/** One record of such a list: its name, a word about it, its marks, and what can be done with it. */
export function RecordLine({
  name,
  about,
  tags,
  children,
}: {
  name: string;
  about: string;
  tags: ReactNode;
  children: ReactNode;
}) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        flexWrap: 'wrap',
        py: 1,
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: { xs: '1 1 100%', sm: '1 1 180px' }, minWidth: 0 }}>
        <Typography variant="body1" sx={{ fontWeight: 560 }}>
          {name}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {about}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', flex: { xs: 1, sm: 'none' } }}>{tags}</Box>
      {children}
    </Box>
  );
}
