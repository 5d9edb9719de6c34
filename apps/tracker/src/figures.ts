import { createCounter, createGauge, type Metrics } from '@countersign/runtime/metrics';
import type { GroupCommit } from '@countersign/services/tracking/group-commit';
import type { ClickOutcome, VisitKind } from './click/answer-click.ts';
import type { PostbackOutcome } from './postback/answer-postback.ts';

const clickOutcomes = ['valid', 'bot', 'prefetch', 'link_archived', 'unknown', 'refused'] as const;
const postbackOutcomes = ['accepted', 'refused', 'unavailable'] as const;

/** Counts by plain numbers, read when somebody asks: a labelled counter would cost a click a tenth of its time. */
export function countFigures(
  metrics: Metrics,
  commits: { readonly touches: GroupCommit; readonly events: GroupCommit },
): {
  readonly visit: (kind: VisitKind, outcome: ClickOutcome) => void;
  readonly postback: (outcome: PostbackOutcome) => void;
} {
  const clicks: Record<ClickOutcome, number> = zeros(clickOutcomes);
  const impressions: Record<ClickOutcome, number> = zeros(clickOutcomes);
  const postbacks: Record<PostbackOutcome, number> = zeros(postbackOutcomes);
  createCounter(metrics, {
    name: 'tracker_clicks_total',
    help: 'Clicks by what they were.',
    label: 'outcome',
    read: () => clicks,
  });
  createCounter(metrics, {
    name: 'tracker_impressions_total',
    help: 'Impressions by what they were.',
    label: 'outcome',
    read: () => impressions,
  });
  createCounter(metrics, {
    name: 'tracker_postbacks_total',
    help: 'Postbacks by their answer.',
    label: 'outcome',
    read: () => postbacks,
  });
  createCounter(metrics, {
    name: 'tracker_commits_total',
    help: 'Groups that were committed.',
    label: 'of',
    read: () => ({ touches: commits.touches.figures().groups, events: commits.events.figures().groups }),
  });
  createGauge(metrics, {
    name: 'tracker_waiting',
    help: 'Clicks and postbacks that wait to be written.',
    read: async () => commits.touches.figures().waiting + commits.events.figures().waiting,
  });
  return {
    visit: (kind, outcome) => {
      const counted = kind === 'click' ? clicks : impressions;
      counted[outcome] += 1;
    },
    postback: (outcome) => {
      postbacks[outcome] += 1;
    },
  };
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}
