/** IMF-fixdate, the only form that is written. Source: RFC 9110 §5.6.7. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Epoch milliseconds of an HTTP date; undefined when it is none. */
export function parseHttpDate(text: string | null): number | undefined {
  if (text === null || !HTTP_DATE.test(text.trim())) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}
