import { APP_ORIGIN } from '../../shared/contract/page';
import type { PageResponder } from '../host/page-responder';

/** The desk's scheme, as it has to be registered before Electron is ready: an origin of its own, as secure as HTTPS. */
export const APP_SCHEME = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: false },
} as const;

/** Address of the page. */
export const PAGE_URL = `${APP_ORIGIN}/`;

/** A request as Electron's protocol handler gets it: `initiatorOrigin` cannot be forged by a page. */
export type ProtocolRequest = Pick<Request, 'method' | 'url'> & { initiatorOrigin?: string };

/** Answers the scheme's requests: only the desk's own host, asked by the desk's own page or by the shell itself. */
export function createProtocolHandler(page: PageResponder): (request: ProtocolRequest) => Promise<Response> {
  return (request) => {
    const { protocol, host } = new URL(request.url);
    const isOwnAddress = `${protocol}//${host}` === APP_ORIGIN;
    const isOwnPage = request.initiatorOrigin === undefined || request.initiatorOrigin === APP_ORIGIN;
    return isOwnAddress && isOwnPage ? page(request) : Promise.resolve(new Response(null, { status: 403 }));
  };
}
