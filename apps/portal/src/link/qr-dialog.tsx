import { useMemo } from 'react';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { QrCode, qrSvg } from '../parts/qr-code.tsx';
import type { PartnerLink } from './links-page.tsx';

export default function QrDialog({ link, onClose }: { readonly link: PartnerLink; readonly onClose: () => void }) {
  const { texts, fill } = useWords();
  const file = useMemo(() => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrSvg(link.url))}`, [link.url]);
  return (
    <Dialog title={fill(texts.links.qrOf, { name: link.name })} onClose={onClose}>
      <div className="dialog-form">
        <p className="soft">{texts.links.qrText}</p>
        <QrCode text={link.url} label={fill(texts.links.qrOf, { name: link.name })} />
        <code className="link-url">{link.url}</code>
        <div className="dialog-actions">
          <CopyButton text={link.url} label={fill(texts.links.copyOf, { name: link.name })} />
          <a className="button button-secondary" href={file} download={`${link.code}.svg`}>
            <Icon name="download" />
            <span>{texts.links.download}</span>
          </a>
          <Button kind="primary" onClick={onClose}>
            {texts.states.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
