import './jitless-zod';
import '@mantine/core/styles.css';
import '@fontsource-variable/inter/wght.css';
import './theme/base.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { ClosedScreen } from './app/closed-screen';
import { Page } from './app/page';
import { Root } from './app/root';
import { DeskLink } from './desk/desk-link';
import { createQueryClient } from './desk/query-client';
import { createI18n, localeFor } from './i18n/create-i18n';
import { installTheme } from './theme/install-theme';
import { connectDesk } from './transport/connect';

const rootElement = document.getElementById('root');
if (!rootElement) throw new Error('the page has no #root');
// The host writes a fresh nonce into the page; the few style elements that libraries make carry it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
setNonce(nonce);
installTheme(document);

const i18n = createI18n(localeFor(navigator.language));
const root = createRoot(rootElement);
const showClosed = () =>
  root.render(
    <Page i18n={i18n} nonce={nonce}>
      <ClosedScreen />
    </Page>,
  );

let link: DeskLink | undefined;
const queryClient = createQueryClient(() => {
  // Asking who is signed in brings the start screen, and with it everything of applicants leaves.
  if (link) void queryClient.invalidateQueries({ queryKey: link.queries.session.state.key() });
});

connectDesk(window, () => link?.close()).then(
  (transport) => {
    link = new DeskLink(transport, queryClient);
    root.render(
      <Page i18n={i18n} nonce={nonce}>
        <Root link={link} queryClient={queryClient} />
      </Page>,
    );
    return link.start();
  },
  () => showClosed(),
);
