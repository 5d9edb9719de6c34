import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
  wide?: boolean;
}

/** Labels with their values, in as many columns as fit. */
export function Facts({ facts, columnWidth = 190 }: { facts: readonly Fact[]; columnWidth?: number }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        columnGap: 3,
        rowGap: 1.5,
        gridTemplateColumns: `repeat(auto-fill, minmax(min(${columnWidth}px, 100%), 1fr))`,
      }}
    >
      {facts.map((fact) => (
        <Box key={fact.label} sx={{ minWidth: 0, gridColumn: fact.wide === true ? '1 / -1' : undefined }}>
          <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>
            {fact.label}
          </Typography>
          <Box component="dd" sx={{ m: 0, fontSize: '0.875rem', overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {fact.value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
