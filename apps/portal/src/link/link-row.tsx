import { useWords } from '../app/texts.tsx';
import { Button, IconButton } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import type { PartnerLink } from './links-page.tsx';

interface LinkRowProps {
  readonly link: PartnerLink;
  readonly mayArchive: boolean;
  readonly onQr: () => void;
  readonly onViews: () => void;
  readonly onArchive: () => void;
}

export function LinkRow({ link, mayArchive, onQr, onViews, onArchive }: LinkRowProps) {
  const { texts, fill, format } = useWords();
  const campaign = Object.values(link.utm).filter((value) => value !== undefined);
  const retired = link.archivedAt === null ? [] : [fill(texts.links.retiredOn, { date: format.date(link.archivedAt) })];
  return (
    <li className="link-row">
      <div className="link-main">
        <strong>{link.name}</strong>
        <code className="link-url">{link.url}</code>
        <small>
          {[link.target, ...campaign, fill(texts.links.madeOn, { date: format.date(link.createdAt) }), ...retired].join(
            ' · ',
          )}
        </small>
      </div>
      {link.archivedAt === null && (
        <div className="link-actions">
          <CopyButton text={link.url} label={fill(texts.links.copyOf, { name: link.name })} />
          <Button icon="qr" aria-label={fill(texts.links.qrOf, { name: link.name })} onClick={onQr}>
            {texts.links.qr}
          </Button>
          <Button aria-label={fill(texts.links.viewsOf, { name: link.name })} onClick={onViews}>
            {texts.links.views}
          </Button>
          {mayArchive && (
            <IconButton icon="trash" label={fill(texts.links.archiveOf, { name: link.name })} onClick={onArchive} />
          )}
        </div>
      )}
    </li>
  );
}
