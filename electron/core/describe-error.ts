/** Frames of a stack that are told: enough to find the place. */
const FRAMES = 4;

/** The system's or SQLite's code, where the error has one. */
function codeOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'sqliteCode') ?? Reflect.get(error, 'code');
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? ` ${code}` : '';
}

/**
 * An error for the log: name, code and where it comes from. Never its message, which may quote what an applicant wrote, and
 * no folders of this machine.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim().replaceAll(/\(?(?:file:\/\/)?\/[^)]*\//g, '('));
  return [`${error.name}${codeOf(error)}`, ...frames].join(' ');
}
