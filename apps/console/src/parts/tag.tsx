import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/theme.ts';

const inks: Record<Tone, string> = {
  neutral: 'text.secondary',
  brand: 'primary.main',
  success: 'success.main',
  warning: 'warning.main',
  danger: 'error.main',
  info: 'info.main',
};

/** A short label whose colour only repeats what its words say. */
export function Tag({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 0.875,
        py: '1px',
        borderRadius: '5px',
        fontSize: '0.75rem',
        fontWeight: 560,
        lineHeight: 1.55,
        whiteSpace: 'nowrap',
        bgcolor: (theme) => theme.palette.wash[tone],
        color: inks[tone],
        '& svg': { fontSize: '0.875rem' },
      }}
    >
      {icon}
      {children}
    </Box>
  );
}
