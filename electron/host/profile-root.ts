import path from 'node:path';

export interface ProfileRootInput {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  homeFolder: string;
}

/**
 * The folder that holds every profile of this desk: `COUNTERSIGN_PROFILE` when it is set, else where the platform wants
 * an application's data.
 * Source: XDG Base Directory Specification (a relative XDG_DATA_HOME is to be ignored); Apple File System Programming
 * Guide; Windows known folders.
 */
export function resolveProfileRoot({ platform, env, homeFolder }: ProfileRootInput): string {
  const named = env['COUNTERSIGN_PROFILE'];
  if (named) return path.resolve(named);
  const paths = platform === 'win32' ? path.win32 : path.posix;
  if (platform === 'win32')
    return paths.join(env['APPDATA'] ?? paths.join(homeFolder, 'AppData', 'Roaming'), 'Countersign');
  if (platform === 'darwin') return paths.join(homeFolder, 'Library', 'Application Support', 'Countersign');
  const dataHome = env['XDG_DATA_HOME'];
  return paths.join(
    dataHome && paths.isAbsolute(dataHome) ? dataHome : paths.join(homeFolder, '.local', 'share'),
    'countersign',
  );
}
