import type { OperationId } from '@countersign/contracts/operation/registry';
import { Box, Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { useText } from '../text/use-text.ts';

const places = [
  { to: '/end-customers', label: 'partnerPlaces.customers', needs: 'end-customer.list' },
  { to: '/touches', label: 'partnerPlaces.clicks', needs: 'touch.list' },
  { to: '/payouts', label: 'partnerPlaces.payouts', needs: 'payout.list' },
  { to: '/adjustments', label: 'partnerPlaces.corrections', needs: 'adjustment.list' },
] as const satisfies readonly { needs: OperationId; [name: string]: string }[];

/** The lists of the console, with what is this partner's. */
export function PartnerPlaces({ partnerId }: { partnerId: string }) {
  const t = useText();
  const may = useMay();
  const filter = encodeURIComponent(JSON.stringify({ partnerId }));
  const open = places.filter(({ needs }) => may(needs));
  if (open.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      {open.map(({ to, label }) => (
        <Button key={to} variant="outlined" component={Link} to={`${to}?filter=${filter}`}>
          {t(label)}
        </Button>
      ))}
    </Box>
  );
}
