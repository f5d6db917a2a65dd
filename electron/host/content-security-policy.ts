import { TRUSTED_TYPES_POLICIES } from '../../shared/contract/page';

/**
 * The page's content security policy. Nothing comes from anywhere but the page's own origin; evidence is shown from
 * blob URLs, which the page makes from bytes it was given. Source: CSP Level 3, Trusted Types (W3C).
 *
 * @param nonce fresh for each answer; the page's component library puts it on the style elements it makes.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' blob: data:`,
    `media-src blob:`,
    `connect-src 'self'`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types ${TRUSTED_TYPES_POLICIES.join(' ') || "'none'"}`,
  ].join('; ');
}
