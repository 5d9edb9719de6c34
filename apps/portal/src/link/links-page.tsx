import type { Reply } from '@countersign/ui/client/operation-types';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useCursorPages } from '../data/use-cursor-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { FilterChips } from '../parts/filter-chips.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { CouponsCard } from './coupons-card.tsx';
import { LinkRow } from './link-row.tsx';
import { LinkTabs } from './link-tabs.tsx';

const CreateDialog = lazy(() => import('./create-dialog.tsx'));
const QrDialog = lazy(() => import('./qr-dialog.tsx'));
const ViewsDialog = lazy(() => import('./views-dialog.tsx'));

export type PartnerLink = Reply<'link.list'>['items'][number];
type Asked = { readonly kind: 'create' } | { readonly kind: 'qr' | 'views' | 'archive'; readonly link: PartnerLink };

const pageSize = 25;
const choices = ['active', 'retired'] as const;

export default function LinksPage() {
  const { texts } = useWords();
  const may = useMay();
  const say = useToast();
  const [asked, setAsked] = useState<Asked>();
  const [params, setParams] = useSearchParams();
  const chosen = choices.find((one) => one === params.get('show')) ?? 'active';
  const pages = useCursorPages(chosen);
  const links = useQuery(
    `links ${chosen} ${pages.cursor ?? ''}`,
    (signal) =>
      client.call('link.list', {
        query: {
          limit: pageSize,
          archived: chosen === 'retired' ? 'true' : 'false',
          ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
        },
        signal,
      }),
    { keepPrevious: true },
  );
  const close = () => setAsked(undefined);
  const create = may('link.create') && (
    <Button kind="primary" icon="plus" onClick={() => setAsked({ kind: 'create' })}>
      {texts.links.create}
    </Button>
  );
  const hasSome = chosen === 'retired' || (links.data !== undefined && links.data.items.length > 0);
  return (
    <Page title={texts.links.title} intro={texts.links.intro} actions={hasSome && create}>
      <LinkTabs />
      <FilterChips
        label={texts.links.filters}
        choices={choices}
        chosen={chosen}
        textOf={(choice) => texts.links.choices[choice]}
        onChoose={(choice) =>
          setParams(choice === 'active' ? {} : { show: choice }, { replace: true, preventScrollReset: true })
        }
      />
      <Loaded query={links}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty
              icon="link"
              title={chosen === 'active' ? texts.links.emptyTitle : texts.links.noRetiredTitle}
              text={chosen === 'active' ? texts.links.emptyText : texts.links.noRetiredText}
            >
              {chosen === 'active' && create}
            </Empty>
          ) : (
            <>
              <ul className="people">
                {page.items.map((link) => (
                  <LinkRow
                    key={link.id}
                    link={link}
                    mayArchive={may('link.archive')}
                    onQr={() => setAsked({ kind: 'qr', link })}
                    onViews={() => setAsked({ kind: 'views', link })}
                    onArchive={() => setAsked({ kind: 'archive', link })}
                  />
                ))}
              </ul>
              <Pager label={texts.links.title} pages={pages} pageSize={pageSize} page={page} />
            </>
          )
        }
      </Loaded>
      <CouponsCard />
      <Suspense fallback={null}>
        {asked?.kind === 'create' && (
          <CreateDialog
            onClose={close}
            onMade={() => {
              say(texts.links.made);
              links.reload();
            }}
          />
        )}
        {asked?.kind === 'qr' && <QrDialog link={asked.link} onClose={close} />}
        {asked?.kind === 'views' && <ViewsDialog link={asked.link} onClose={close} />}
        {asked?.kind === 'archive' && (
          <ArchiveDialog
            link={asked.link}
            onClose={close}
            onArchived={() => {
              say(texts.links.archived);
              links.reload();
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}

interface ArchiveDialogProps {
  readonly link: PartnerLink;
  readonly onClose: () => void;
  readonly onArchived: () => void;
}

function ArchiveDialog({ link, onClose, onArchived }: ArchiveDialogProps) {
  const { texts, fill } = useWords();
  return (
    <ActionDialog
      title={fill(texts.links.archiveTitle, { name: link.name })}
      text={texts.links.archiveText}
      confirm={texts.links.archive}
      isDanger
      onClose={onClose}
      onConfirm={async () => {
        await client.call('link.archive', { params: { id: link.id } });
        onArchived();
      }}
    />
  );
}
