import type { PayoutRun } from '@countersign/contracts/payout-run/operations';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';

/** Shows what the server made of a run, and reads again what hangs on it. */
export function useAfterRunChange(): (run: PayoutRun, said: string) => Promise<void> {
  const notify = useNotify();
  const queryClient = useQueryClient();
  return async (run, said) => {
    queryClient.setQueryData(['payout-runs', 'one', run.id], run);
    notify(said, { type: 'success' });
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['payout-runs'] }),
      queryClient.invalidateQueries({ queryKey: ['payouts'] }),
      queryClient.invalidateQueries({ queryKey: ['task'] }),
    ]);
  };
}
