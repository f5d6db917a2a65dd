/**
 * Command line switches that a packaged desk may be started with: how it is drawn, and nothing that lets somebody else
 * see into it or changes whom it trusts. Source: DSK-09 of the requirements; Chromium's own list has over a thousand.
 */
const ALLOWED_SWITCHES: ReadonlySet<string> = new Set([
  'enable-features',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'wayland-text-input-version',
]);

/** Values that `--enable-features` may have: how windows are drawn under Wayland. */
const ALLOWED_FEATURES: ReadonlySet<string> = new Set(['UseOzonePlatform', 'WaylandWindowDecorations']);

/**
 * Names of the switches on a packaged desk's command line that it refuses to start with.
 * @param args the command line without the program itself
 * @param platform on Windows a switch may also begin with a slash
 */
export function refusedSwitches(args: readonly string[], platform: NodeJS.Platform): string[] {
  const prefix = platform === 'win32' ? /^(?:-{1,2}|\/)/ : /^-{1,2}/;
  return args.filter((arg) => prefix.test(arg) && !isAllowed(arg.replace(prefix, ''), platform));
}

function isAllowed(text: string, platform: NodeJS.Platform): boolean {
  // macOS gives an application its process serial number when it is opened from the Finder.
  if (platform === 'darwin' && /^psn_[0-9_]+$/.test(text)) return true;
  const [name = '', value = ''] = text.split('=', 2);
  if (name === 'enable-features') return value.split(',').every((feature) => ALLOWED_FEATURES.has(feature));
  return ALLOWED_SWITCHES.has(name);
}
