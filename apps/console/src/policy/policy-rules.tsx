import type { Candidate, PolicyRule, RouteStep } from '@countersign/domain/policy/policy';
import { Box, Typography } from '@mui/material';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';
import { useConditionText } from './use-condition-text.ts';
import { useDurationText } from './use-duration-text.ts';

/** The rules of a stored document; the API checked it when it was activated. */
function rulesOf(document: Readonly<Record<string, unknown>>): readonly PolicyRule[] {
  return Array.isArray(document['rules']) ? (document['rules'] as PolicyRule[]) : [];
}

/** A policy in sentences: the first rule that fits decides. */
export function PolicyRules({ document }: { document: Readonly<Record<string, unknown>> }) {
  const t = useText();
  const rules = rulesOf(document);
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('policy.firstFits')}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {rules.map((rule, index) => (
          <RuleItem key={rule.name} rule={rule} position={index + 1} />
        ))}
      </Box>
    </>
  );
}

function RuleItem({ rule, position }: { rule: PolicyRule; position: number }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const conditionText = useConditionText();
  const durationText = useDurationText();
  return (
    <Box component="li" sx={{ border: '1px solid', borderColor: 'divider', borderRadius: '8px', p: 2 }}>
      <Typography variant="h3">{t('policy.ruleTitle', { position, name: lookUp('ruleName', rule.name) })}</Typography>
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {rule.when === undefined ? t('policy.otherwise') : t('policy.when', { condition: conditionText(rule.when) })}
      </Typography>
      {rule.when === undefined ? null : (
        <Typography
          component="code"
          variant="caption"
          sx={{
            display: 'block',
            color: 'text.secondary',
            fontFamily: 'ui-monospace, monospace',
            overflowWrap: 'anywhere',
            mt: 0.5,
          }}
        >
          {rule.when}
        </Typography>
      )}
      {'auto' in rule.then ? (
        <Box sx={{ mt: 1 }}>
          <Tag tone="success">{t('policy.auto', { after: durationText(rule.then.auto.releaseAfter) })}</Tag>
        </Box>
      ) : (
        <Box component="ol" sx={{ m: 0, mt: 1, paddingInlineStart: 2.5, display: 'grid', gap: 1 }}>
          {rule.then.steps.map((step) => (
            <StepItem key={step.name} step={step} />
          ))}
        </Box>
      )}
    </Box>
  );
}

function StepItem({ step }: { step: RouteStep }) {
  const t = useText();
  const format = useFormat();
  const who = useWho();
  const durationText = useDurationText();
  const conditionText = useConditionText();
  const people = (candidates: readonly Candidate[]) =>
    format.list(candidates.map((candidate) => who(codeOf(candidate))));
  const sentences = [
    t('policy.decides', {
      who: capitalised(people(step.candidates), format.locale),
      required: step.required === 'all' ? t('policy.requiredAll') : t('policy.required', { count: step.required }),
    }),
    ...(step.otherwise === undefined ? [] : [t('policy.otherwiseWho', { who: people(step.otherwise) })]),
    t('policy.dueIn', { duration: durationText(step.dueIn) }),
    ...(step.remindBefore === undefined ? [] : [t('policy.remind', { duration: durationText(step.remindBefore) })]),
    ...(step.escalations ?? []).map(({ atPercent, to }) =>
      t('policy.escalates', { percent: atPercent, who: people(to) }),
    ),
    t(`policy.breach.${step.onBreach}`),
    ...(step.skipWhen === undefined ? [] : [t('policy.skipWhen', { condition: conditionText(step.skipWhen) })]),
  ];
  return (
    <Box component="li">
      <Typography variant="body1" sx={{ fontWeight: 560 }}>
        {who(step.name)}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {sentences.join(' ')}
      </Typography>
    </Box>
  );
}

function codeOf(candidate: Candidate): string {
  switch (candidate.kind) {
    case 'role':
      return candidate.role;
    case 'relation':
      return candidate.relation;
    case 'member':
      return candidate.memberId;
    default:
      return candidate satisfies never;
  }
}

function capitalised(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}
