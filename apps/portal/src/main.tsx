import '@countersign/ui/theme/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/shell.css';
import './styles/pages.css';
import './styles/deal.css';
import { applyTheme, storedTheme } from '@countersign/ui/theme/theme-choice';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

applyTheme(storedTheme(), document.documentElement);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
createRoot(root).render(<App />);
