import '@countersign/ui/theme/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/surfaces.css';
import './styles/overlays.css';
import './styles/shell.css';
import './styles/gate.css';
import './styles/pages.css';
import './styles/deals-list.css';
import './styles/register.css';
import './styles/deal.css';
import { applyTheme, storedTheme } from '@countersign/ui/theme/theme-choice';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

applyTheme(storedTheme(), document.documentElement);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
createRoot(root).render(<App />);
