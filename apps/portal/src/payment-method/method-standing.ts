import type { Reply } from '@countersign/ui/client/operation-types';

export type PaymentMethod = Reply<'payment-method.list'>['items'][number];

interface Standing {
  readonly current: PaymentMethod | undefined;
  /** Waits to be confirmed, or cools off. */
  readonly proposed: PaymentMethod | undefined;
  /** The newest, where it was refused. */
  readonly refused: PaymentMethod | undefined;
  readonly earlier: readonly PaymentMethod[];
}

/** Which payment method is which. While one is proposed, the one before it is not paid to either. */
export function standingOf(methods: readonly PaymentMethod[], now: number): Standing {
  const newestFirst = methods.toSorted((a, b) => b.proposedAt.localeCompare(a.proposedAt));
  const [newest] = newestFirst;
  const valid = newestFirst.filter(({ status }) => status === 'proposed' || status === 'confirmed');
  const isUsable = ({ status, usableFrom }: PaymentMethod) => status === 'confirmed' && Date.parse(usableFrom) <= now;
  const proposed = valid[0] !== undefined && !isUsable(valid[0]) ? valid[0] : undefined;
  const current = valid.find((method) => method !== proposed && method.status === 'confirmed');
  return {
    current,
    proposed,
    refused: newest?.status === 'refused' ? newest : undefined,
    earlier: newestFirst.filter((method) => method !== current && method !== proposed),
  };
}
