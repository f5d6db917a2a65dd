import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import { homedir } from 'node:os';
import path from 'node:path';
import { resolveProfileRoot } from '../host/profile-root';
import { APP_SCHEME } from './app-protocol';
import type { ElectronApi } from './electron-api';
import { refusedSwitches } from './refused-switches';

// The shell's entry. What has to come before Electron is ready is here, synchronous: `ready` waits for this module, so
// that awaiting it at the top level would wait for ever (electron#40719). The rest is imported after.
const { platform, env } = process;
const refused = app.isPackaged ? refusedSwitches(process.argv.slice(1), platform) : [];
const profileRoot = resolveProfileRoot({ platform, env, homeFolder: homedir() });

app.setPath('userData', path.join(profileRoot, 'shell'));
app.enableSandbox();
app.commandLine.appendSwitch('disable-http-cache');
app.commandLine.appendSwitch('disable-gpu-shader-disk-cache');
app.commandLine.appendSwitch('disable-breakpad');
protocol.registerSchemesAsPrivileged([APP_SCHEME]);

const electron: ElectronApi = {
  app,
  buildMenu: (template) => Menu.buildFromTemplate(template),
  createMessageChannel: () => new MessageChannelMain(),
  createWindow: (options) => new BrowserWindow(options),
  dialog,
  forkUtilityProcess: (script, args, options) => utilityProcess.fork(script, args, options),
  powerMonitor,
  safeStorage,
  sessionFromPartition: (partition, options) => session.fromPartition(partition, options),
  setApplicationMenu: (menu) => Menu.setApplicationMenu(menu),
};

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself in this very moment.
  }
}

if (refused.length > 0) {
  process.stderr.write(`Countersign does not start with ${refused.join(' ')}.\n`);
  app.exit(2);
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.once('ready', () => {
    void import('./start-shell').then(({ startShell }) =>
      startShell(electron, {
        profileRoot,
        platform,
        env,
        outFolder: path.resolve(import.meta.dirname, '..'),
        killProcess,
      }),
    );
  });
}
