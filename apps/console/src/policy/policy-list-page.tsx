import type { Reply } from '@countersign/ui/client/operation-types';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

type Policy = Reply<'policy.list'>['items'][number];

export default function PolicyListPage() {
  const t = useText();
  const lookUp = useLookedUpText();
  return (
    <RecordList<Policy>
      resource="policies"
      title={t('nav.policies')}
      lead={t('policy.listLead')}
      linkTo={(policy) => `/policies/${policy.id}`}
      columns={[
        { name: 'program', label: t('field.program'), render: (policy) => policy.programName },
        { name: 'name', label: t('field.name'), render: (policy) => lookUp('process', policy.name) },
        { name: 'process', label: t('policy.process'), render: (policy) => lookUp('process', policy.process) },
        {
          name: 'version',
          isShort: true,
          label: t('policy.activeVersion'),
          render: (policy) =>
            policy.activeVersion === null ? '–' : t('policy.version', { version: policy.activeVersion }),
        },
        {
          name: 'reviewed',
          label: t('policy.review'),
          render: (policy) =>
            policy.isReviewed ? (
              <Tag tone="success">{t('policy.reviewed')}</Tag>
            ) : (
              <Tag tone="warning">{t('policy.notReviewed')}</Tag>
            ),
        },
      ]}
      empty={{ title: t('policy.emptyTitle'), text: t('policy.emptyText') }}
    />
  );
}
