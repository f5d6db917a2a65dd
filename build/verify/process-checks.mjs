// What holds of the desk's processes: core's crash, the lock, the second start, the keyring. They follow the desk checks:
// a person is signed in.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { equal, eventually, that } from './expect.mjs';
import { rootFlags } from './launch.mjs';

const corePids = ({ application }) =>
  application.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ name, serviceName }) => name === 'Countersign core' || serviceName === 'Countersign core')
      .map(({ pid }) => pid),
  );

async function onlyCore(desk) {
  const [pid, ...others] = await eventually(
    () => corePids(desk),
    (pids) => pids.length === 1,
    'there is not one core',
  );
  equal(others, [], 'other cores');
  return pid;
}

export const processChecks = [
  [
    'after core was killed the same page finds the next one',
    async (desk) => {
      const before = await onlyCore(desk);
      process.kill(before, 'SIGKILL');
      await eventually(
        () => corePids(desk),
        (pids) => pids.length === 1 && pids[0] !== before,
        'no new core came up',
      );
      // A core that was killed has forgotten its session: the page is back at the choice of person, in the same window.
      await desk.page.getByRole('button', { name: /Léa Moreau/ }).waitFor();
      equal(desk.application.windows().length, 1, 'the number of windows');
    },
  ],
  [
    'locking ends window and core, and both come back new',
    async (desk) => {
      const before = await onlyCore(desk);
      const former = desk.page;
      const next = desk.application.waitForEvent('window');
      await desk.application.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
      desk.page = await next;
      await eventually(() => former.isClosed(), Boolean, 'the former page is still there');
      await desk.page.getByRole('button', { name: /Léa Moreau/ }).waitFor();
      that((await onlyCore(desk)) !== before, 'core is the same process');
    },
  ],
  [
    'a second start ends at once and leaves one window',
    async ({ application, electron, app, env }) => {
      const second = spawn(electron, [...rootFlags(), app], { env, stdio: 'ignore' });
      const code = await new Promise((resolve) => {
        const late = setTimeout(() => second.kill('SIGKILL'), 15_000);
        second.once('exit', (ended) => (clearTimeout(late), resolve(ended)));
      });
      equal(code, 0, 'its exit code');
      equal(application.windows().length, 1, 'the number of windows');
    },
  ],
  [
    "the system's keyring keeps a secret, or is refused",
    async ({ application }) => {
      const found = await application.evaluate(async ({ safeStorage }) => {
        const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'of the system';
        if (!(await safeStorage.isAsyncEncryptionAvailable())) return { backend, isAvailable: false };
        const sealed = await safeStorage.encryptStringAsync('probe');
        const { result } = await safeStorage.decryptStringAsync(sealed);
        return { backend, isAvailable: true, isSame: result === 'probe', isSealed: !sealed.includes('probe') };
      });
      if (found.isAvailable) that(found.isSame && found.isSealed, JSON.stringify(found));
      return `backend ${found.backend}, ${found.isAvailable ? 'a round trip works' : 'not available: the desk refuses it'}`;
    },
  ],
];
