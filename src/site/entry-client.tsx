import { startTransition, StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App';
import { loadContent, routeOf } from './content';
import { keepOffline } from './offline/registration';
import { keepScrollPositions } from './scroll';
import { keepTranslatable } from './translated';
import { watchPageDrops } from '../ui/pageDrops';
import '../ui/ui.css';
import './styles/index.css';

// Built pages bring them by themselves.
if (import.meta.env.DEV) await import('./fonts');

// The script may be there before the end of the page.
if (document.readyState === 'loading') {
  await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed));
}
const root = document.getElementById('root');
if (!root) throw new Error('entry-client: expected an element with the id "root".');

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const route = routeOf(location.pathname.slice(base.length));
// The content is here before hydration starts, so the first client render is the server's.
const app = (
  <StrictMode>
    <App first={{ route, content: await loadContent(route) }} />
  </StrictMode>
);
document.documentElement.dataset['alive'] = '';
keepTranslatable(root);
// In slices, so that a reader who does something meanwhile is answered.
startTransition(() => {
  if (root.firstElementChild) hydrateRoot(root, app);
  else createRoot(root).render(app);
});
// React listens from here on: what is pressed now is hydrated at once, and answers (`first/earlyClicks.js`).
dispatchEvent(new Event('hydrating'));
keepScrollPositions();
watchPageDrops();
keepOffline();
