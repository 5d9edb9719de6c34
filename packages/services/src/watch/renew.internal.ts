import type { MailKind } from '@countersign/domain/notification/mail';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import { lapsed, type WatchKind } from '@countersign/domain/watch/watch';
import type { ServiceContext, Transaction } from '../context.ts';
import { queueMailsToOwners } from '../notification/queue-mails.ts';
import { askRenewals } from '../renewal/ask.ts';
import { beginReviews } from './begin-reviews.internal.ts';
import type { Turn } from './look-at.internal.ts';

interface Renewing {
  readonly kind: WatchKind;
  /** Turns that were taken now. */
  readonly turns: readonly Turn[];
  readonly today: CivilDate;
}

type Renew = (ctx: ServiceContext, tx: Transaction, renewing: Renewing) => Promise<number>;

/** How something of each kind gets renewed: who is told, and what is begun. Gives how many renewals began. */
export const renewKind: Readonly<Record<WatchKind, Renew>> = {
  licence: askForPapers,
  insurance: askForPapers,
  certificate: tellOwners('/training'),
  agreement: tellOwners('/'),
  tax_form: tellOwners('/tax-form'),
  vetting_review: (ctx, tx, { turns }) => beginReviews(ctx, tx, turns),
  // What a clear depends on is between the people of compliance: the day's mail tells them, and nobody else.
  condition: async () => 0,
};

async function askForPapers(ctx: ServiceContext, tx: Transaction, renewing: Renewing): Promise<number> {
  const asked = await askRenewals(
    ctx,
    tx,
    renewing.turns.map(({ subjectId }) => subjectId),
  );
  await tellOwners('/company/papers')(ctx, tx, renewing);
  return asked;
}

const mailOf = (turn: Turn): MailKind => (turn.days === lapsed ? 'paper_expired' : 'paper_expiring');

function tellOwners(page: string): Renew {
  return async (ctx, tx, { kind, turns }) => {
    await queueMailsToOwners(
      ctx,
      tx,
      turns.map((turn) => ({
        kind: mailOf(turn),
        key: `watch/${kind}/${turn.subjectId}/${turn.expiresOn}/${turn.days}`,
        partnerId: turn.partnerId,
        facts: { title: turn.title, lastDay: turn.expiresOn },
        link: new URL(page, ctx.urls.portal).href,
      })),
    );
    return 0;
  };
}
