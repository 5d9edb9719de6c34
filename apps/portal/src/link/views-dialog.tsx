import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { PartnerLink } from './links-page.tsx';

/** What a partner pastes into a page so that showing its link is noted, clicked or not. */
export default function ViewsDialog({ link, onClose }: { readonly link: PartnerLink; readonly onClose: () => void }) {
  const { texts, fill } = useWords();
  const html = `<img src="${link.viewUrl}" width="1" height="1" alt="">`;
  return (
    <Dialog title={fill(texts.links.viewsOf, { name: link.name })} onClose={onClose}>
      <div className="dialog-form">
        <p className="soft">{texts.links.viewsText}</p>
        <code className="link-url">{html}</code>
        <div className="dialog-actions">
          <CopyButton text={html} label={fill(texts.links.copyOfViews, { name: link.name })} />
          <Button kind="primary" onClick={onClose}>
            {texts.states.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
