import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDesk, LEA, valueOf } from '../portal/testing/test-desk';

let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'portal-process-'));
  program = path.join(folder, 'main.js');
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: {
        input: path.resolve('tests/portal/main.ts'),
        external: [/^node:/, 'better-sqlite3'],
        output: { entryFileNames: 'main.js', codeSplitting: false },
      },
    },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the process and waits for its line. */
async function start(args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  await once(output, 'line');
  const announced: { origin: string; adminOrigin: string } = JSON.parse(lines[0]?.replace(/^PORTAL /, '') ?? '');
  return { child, lines, ...announced };
}

async function codeOf(child: ChildProcess): Promise<unknown> {
  const [code] = await once(child, 'exit');
  return code;
}

describe('the portal as a process', () => {
  it('prints exactly one line, serves the stored samples, and ends cleanly at each way of ending it', async () => {
    for (const end of [
      (child: ChildProcess) => child.kill('SIGTERM'),
      (child: ChildProcess) => child.kill('SIGINT'),
      (child: ChildProcess) => child.stdin?.write('stop\n'),
    ]) {
      const { child, lines, origin } = await start();
      const desk = await createTestDesk(origin, LEA);
      expect((await valueOf(desk.client.listChanges({}))).items.length).toBeGreaterThanOrEqual(12);
      end(child);
      expect(await codeOf(child)).toBe(0);
      expect(lines).toHaveLength(1);
    }
  });

  it('ends with its standard input when it is told to', async () => {
    const { child } = await start(['--until-stdin-ends']);
    child.stdin.end();
    expect(await codeOf(child)).toBe(0);
  });

  it('takes its settings from arguments or the environment, and names a wrong one', async () => {
    const { child, origin } = await start(['--summaries', '40'], { COUNTERSIGN_PORTAL_SEED: '9' });
    const desk = await createTestDesk(origin, LEA);
    const { items } = await valueOf(desk.client.listChanges({}));
    expect(items.filter(({ id }) => id.startsWith('load-9-'))).toHaveLength(40);
    child.kill();
    await codeOf(child);
    const wrong = spawn(process.execPath, [program, '--port', 'eighty'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const complaint = once(wrong.stderr, 'data');
    expect(await codeOf(wrong)).toBe(1);
    expect(String((await complaint)[0])).toContain('--port must be a whole number');
  });

  it('keeps claims, decisions and cursors in its database over a restart', async () => {
    const database = path.join(folder, 'kept.sqlite');
    const first = await start(['--database', database]);
    const desk = await createTestDesk(first.origin, LEA);
    const { items, nextCursor } = await valueOf(desk.client.listChanges({}));
    const [one, two] = items;
    await desk.take(one?.id ?? '');
    await desk.take(two?.id ?? '');
    const decision = desk.rejection(await desk.application(one?.id ?? ''));
    const jws = await desk.sign(decision);
    const { receipt } = await valueOf(desk.client.putDecision(decision.decisionId, jws));
    first.child.kill();
    await codeOf(first.child);

    const { port } = new URL(first.origin);
    const second = await start(['--database', database, '--port', port]);
    // The same token, the same desk, the same address.
    expect((await valueOf(desk.client.listClaims())).items.map(({ applicationId }) => applicationId)).toEqual([
      two?.id,
    ]);
    expect(await valueOf(desk.client.putDecision(decision.decisionId, jws))).toEqual({ receipt });
    const since = await valueOf(desk.client.listChanges({ cursor: nextCursor }));
    expect(new Set(since.items.map(({ id }) => id))).toEqual(new Set([one?.id, two?.id]));
    second.child.kill();
    expect(await codeOf(second.child)).toBe(0);
  });
});
