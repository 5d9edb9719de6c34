import { Box } from '@mui/material';
import { encode } from 'uqr';

/** Drawn here, dark on white in both modes, as cameras expect it. The secret goes to no other host. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <Box
      component="svg"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      sx={{ width: 200, height: 200, bgcolor: '#fff', borderRadius: '6px' }}
    >
      <path d={path} fill="#000" />
    </Box>
  );
}
