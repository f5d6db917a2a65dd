import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const END_WITHIN_MS = 15_000;

/** A bundle of ours as a process; it ends when its standard input does. */
interface Served {
  child: ChildProcess;
  /** Lines of its standard output that match, as they come. */
  lines: (pattern: RegExp, heard: (match: RegExpExecArray) => void) => void;
  first: (pattern: RegExp) => Promise<string>;
  end: () => Promise<void>;
}

function serve(file: string, args: string[], env: Record<string, string>): Served {
  const child = spawn(process.execPath, [path.join(ROOT, file), '--until-stdin-ends', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const reader = createInterface({ input: child.stdout });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines: Served['lines'] = (pattern, heard) => {
    reader.on('line', (line) => {
      const match = pattern.exec(line);
      if (match) heard(match);
    });
  };
  return {
    child,
    lines,
    first: (pattern) =>
      new Promise((resolve, reject) => {
        lines(pattern, (match) => resolve(match[1] ?? ''));
        child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
      }),
    end: async () => {
      child.stdin?.end();
      const late = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

const Decisions = z.object({
  items: z.array(
    z.object({
      decisionId: z.string(),
      applicationId: z.string(),
      verdict: z.string(),
      jws: z.string(),
      receipt: z.string(),
    }),
  ),
});

/** The reference portal as its own process, with what its admin port tells. */
export interface RunningPortal {
  origin: string;
  admin: (method: 'GET' | 'POST' | 'DELETE', place: string, body?: unknown) => Promise<unknown>;
  decisions: () => Promise<z.infer<typeof Decisions>['items']>;
  end: () => Promise<void>;
}

/** Starts the portal with the committed samples; further arguments as `tests/portal/main.ts` takes them. */
export async function startPortalProcess(args: string[] = []): Promise<RunningPortal> {
  const served = serve('out/portal/main.js', ['--seed', '7', ...args], {});
  const { origin, adminOrigin } = z
    .object({ origin: z.string(), adminOrigin: z.string() })
    .parse(JSON.parse(await served.first(/^PORTAL (\{.*\})$/)));
  const admin: RunningPortal['admin'] = async (method, place, body) => {
    const json =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await fetch(`${adminOrigin}${place}`, { method, ...json });
    if (!answer.ok) throw new Error(`${method} ${place}: ${answer.status}`);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    origin,
    admin,
    decisions: async () => Decisions.parse(await admin('GET', '/decisions')).items,
    end: served.end,
  };
}

/** The desk on the loopback host. */
export interface RunningDesk {
  /** The address of a page, good for one opening. */
  url: string;
  pid: number;
  /** The next address that it prints, as after a lock. */
  nextUrl: () => Promise<string>;
  end: () => Promise<void>;
}

/** Starts the loopback host on a profile folder; nobody opens a browser for it unless `changes` to its environment say so. */
export async function startDeskProcess(
  portalOrigin: string,
  profileRoot: string,
  changes: Record<string, string> = {},
): Promise<RunningDesk> {
  const env = {
    COUNTERSIGN_PORTAL: portalOrigin,
    COUNTERSIGN_PROFILE: profileRoot,
    COUNTERSIGN_OPEN: '0',
    ...changes,
  };
  const served = serve('out/loopback/host.js', [], env);
  const url = await served.first(/^READY (\S+)$/);
  return {
    url,
    pid: served.child.pid ?? 0,
    nextUrl: () => served.first(/^READY (\S+)$/),
    end: served.end,
  };
}
