import { spawn } from 'node:child_process';
import { once } from 'node:events';
import sharp from 'sharp';
import type { ClipPlan } from '../types';
import { CLIP_HEIGHT, CLIP_RATE, CLIP_WIDTH, renderFrames } from './frames';

/** A still taken out of a clip. */
export interface Still {
  readonly atMs: number;
  readonly bytes: Buffer;
}

/** Arguments of ffmpeg: one thread and no stamps, so that equal frames give equal files. */
function argumentsFor(plan: ClipPlan, file: string): readonly string[] {
  const silence = plan.silentAudio === true ? '-f lavfi -i anullsrc=r=44100:cl=mono -shortest -c:a aac -b:a 24k' : '';
  const source = `-y -loglevel error -f rawvideo -pix_fmt rgb24 -s ${CLIP_WIDTH}x${CLIP_HEIGHT} -r ${CLIP_RATE} -i -`;
  const picture =
    '-c:v libx264 -preset medium -profile:v high -crf 22 -maxrate 720k -bufsize 1200k -g 50 -threads 1 -pix_fmt yuv420p';
  const container = `-r ${CLIP_RATE} -fps_mode cfr -movflags +faststart -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact`;
  return [...`${source} ${silence} ${picture} ${container}`.split(' ').filter((word) => word !== ''), file];
}

/**
 * Draws a clip and writes it as an MP4 with H.264 at a constant rate. Returns the stills asked for.
 * Needs `ffmpeg` with libx264 on the path; throws when it fails.
 */
export async function writeClip(
  plan: ClipPlan,
  options: { readonly file: string; readonly seed: number; readonly stillsAtMs: readonly number[] },
): Promise<readonly Still[]> {
  const child = spawn('ffmpeg', argumentsFor(plan, options.file), { stdio: ['pipe', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const closed = once(child, 'close');
  const stills: Still[] = [];
  let index = 0;
  for await (const frame of renderFrames(plan, options.seed)) {
    const atMs = (index * 1000) / CLIP_RATE;
    if (options.stillsAtMs.includes(atMs)) {
      const raw = { width: CLIP_WIDTH, height: CLIP_HEIGHT, channels: 3 } as const;
      stills.push({ atMs, bytes: await sharp(frame, { raw }).jpeg({ quality: 82 }).toBuffer() });
    }
    if (!child.stdin.write(frame)) await once(child.stdin, 'drain');
    index += 1;
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)}: ${complaint}`);
  return stills;
}
