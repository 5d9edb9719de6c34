import type { Milestone } from '@countersign/domain/activation/activation';

/** What a partner that has joined lately reads of its first steps. */
export const portalActivationTexts = {
  firstSteps: {
    title: 'Your first steps',
    none: '{program}: everything is ready. Share your first link or register your first deal.',
    reached: '{program}: done so far: {steps}.',
    names: {
      first_link: 'first link',
      first_click: 'first click',
      first_deal: 'first deal',
      first_customer: 'first customer',
      first_earning: 'first earning',
      first_payout: 'first payout',
    } satisfies Record<Milestone, string>,
  },
};
