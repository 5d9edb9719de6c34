import type { Payout } from '@countersign/contracts/payout-run/operations';
import { Typography } from '@mui/material';
import { PayoutStatusTag } from '../payout-run/payout-tags.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

/** Where a payout stands, and why or since when. */
export function PayoutState({ payout }: { payout: Payout }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const note =
    payout.holdReason !== null
      ? t(`payoutHold.${payout.holdReason}`)
      : payout.failure !== null
        ? lookUp('bankReason', payout.failure)
        : payout.settledAt !== null
          ? format.date(payout.settledAt)
          : payout.sentAt !== null
            ? format.date(payout.sentAt)
            : null;
  return (
    <>
      <PayoutStatusTag status={payout.status} />
      {note === null ? null : (
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mt: 0.25 }}>
          {note}
        </Typography>
      )}
    </>
  );
}
