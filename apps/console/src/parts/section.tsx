import { Box, Paper, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

/** The outer cells of a table stand under the title. */
const tableEdges = {
  '& th:first-of-type, & thead td:first-of-type': { paddingInlineStart: 2 },
  '& td:last-of-type, & th:last-of-type': { paddingInlineEnd: 2 },
};

/** A titled block of a page. */
export function Section({
  title,
  aside,
  flush = false,
  children,
}: {
  title: string;
  aside?: ReactNode;
  /** Content reaches the edges, as tables do. */
  flush?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Paper variant="outlined" component="section" aria-labelledby={id} sx={{ overflow: 'hidden' }}>
      <Stack
        direction="row"
        sx={{ px: 2, pt: 1.5, pb: flush ? 1 : 0.5, gap: 1, alignItems: 'center', flexWrap: 'wrap' }}
      >
        <Typography variant="h2" id={id} sx={{ flex: 1 }}>
          {title}
        </Typography>
        <Box sx={{ my: -0.5 }}>{aside}</Box>
      </Stack>
      <Box sx={flush ? tableEdges : { px: 2, pb: 2, pt: 0.5 }}>{children}</Box>
    </Paper>
  );
}
