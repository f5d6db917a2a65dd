/**
 * What hosts and the page agree on besides the desk contract: how the page is secured and how it gets its ports.
 */

/** Stands in the built page where the host writes a fresh nonce for each answer. */
export const CSP_NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * Names of the Trusted Types policies the page may make; the host's `trusted-types` directive lists exactly these. None:
 * the page's components write no HTML, script or script address from strings.
 */
export const TRUSTED_TYPES_POLICIES: readonly string[] = [];

/**
 * On Electron the page gets `window.postMessage(PORTS_MESSAGE, origin, [rpcPort, evidencePort])` each time a core is
 * there for it: once after it has loaded, and again after core was restarted. The listener has to be set while the
 * page's module script runs, before `DOMContentLoaded`.
 */
export const PORTS_MESSAGE = 'countersign:ports';

/** Origin of the page on Electron. Under the loopback host it is `http://127.0.0.1:<port>`. */
export const APP_ORIGIN = 'app://countersign';
