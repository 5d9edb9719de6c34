import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/states.tsx';
import { useWords } from './texts.tsx';

/** A page that broke, or a chunk of an older version that is no longer served: both are cured by reloading. */
export function CrashPage() {
  const { texts } = useWords();
  return (
    <main className="page" id="content">
      <Empty isPage icon="warning" title={texts.states.crashTitle} text={texts.states.crashText}>
        <Button kind="primary" onClick={() => window.location.reload()}>
          {texts.states.reload}
        </Button>
      </Empty>
    </main>
  );
}
