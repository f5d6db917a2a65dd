/** What the launch depends on besides the flags that never change. */
export interface BrowserLaunch {
  /** Folder that this one browser has for itself, removed at its end. */
  profileFolder: string;
  /** Chromium refuses its own sandbox to root. */
  isRoot: boolean;
}

/** Features that keep pages alive unseen, look on the network for devices, or send what is on screen elsewhere. */
const DISABLED_FEATURES = [
  'AutofillServerCommunication',
  'BackForwardCache',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
];

/**
 * The flags that the desk's browser is started with, by `npm start` and by every test that claims something about what
 * the browser leaves behind. They make it keep nothing on the disk and call nobody but the desk.
 */
export function browserFlags({ profileFolder, isRoot }: BrowserLaunch): string[] {
  return [
    '--incognito',
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    // Nothing on the disk: incognito keeps its caches in memory, and what is outside of it gets no room.
    '--disk-cache-size=1',
    '--media-cache-size=1',
    '--disable-gpu-shader-disk-cache',
    '--disable-breakpad',
    '--disable-crash-reporter',
    // Nobody but the desk is called.
    '--disable-background-networking',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-quic',
    '--disable-sync',
    '--metrics-recording-only',
    '--no-pings',
    '--no-proxy-server',
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    // `--test-type` hides the warning bar that `--no-sandbox` would put over the desk.
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}
