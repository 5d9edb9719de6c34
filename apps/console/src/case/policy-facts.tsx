import type { CaseView } from '@countersign/contracts/case/operations';
import { Box } from '@mui/material';
import { Facts } from '../parts/facts.tsx';
import { Tag } from '../parts/tag.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

/** By which policy and rule the case takes its way. */
export function PolicyFacts({ view }: { view: CaseView }) {
  const t = useText();
  const lookUp = useLookedUpText();
  if (view.policy === null) return null;
  const { name, version, isReviewed, ruleName } = view.policy;
  return (
    <Box sx={{ mt: 2 }}>
      <Facts
        facts={[
          {
            label: t('case.policy'),
            value: (
              <>
                {t('case.policyVersion', { name: lookUp('process', name), version })}{' '}
                {isReviewed ? null : <Tag tone="warning">{t('policy.notReviewed')}</Tag>}
              </>
            ),
            wide: true,
          },
          { label: t('case.rule'), value: lookUp('ruleName', ruleName), wide: true },
        ]}
      />
    </Box>
  );
}
