import { Box } from '@mui/material';
import { useSession } from '../auth/session.tsx';

/** The company's logo, or its first letter on its colour. */
export function TenantMark({ size = 28 }: { size?: number }) {
  const { branding } = useSession();
  if (branding?.logoUrl !== null && branding?.logoUrl !== undefined) {
    return (
      <Box
        component="img"
        src={branding.logoUrl}
        alt=""
        sx={{ width: size, height: size, objectFit: 'contain', borderRadius: '6px' }}
      />
    );
  }
  return (
    <Box
      aria-hidden
      sx={{
        width: size,
        height: size,
        flexShrink: 0,
        borderRadius: '7px',
        display: 'grid',
        placeItems: 'center',
        fontWeight: 680,
        fontSize: size * 0.5,
        color: '#fff',
        bgcolor: branding?.colour ?? '#1d5f58',
      }}
    >
      {(branding?.tenantName ?? 'C').slice(0, 1)}
    </Box>
  );
}
