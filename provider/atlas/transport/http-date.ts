const httpDate = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Reads a date as HTTP headers have it, also with a day of one digit, which Atlas sends. Nothing for anything else. */
export function parseHttpDate(header: string): Date | undefined {
  const time = httpDate.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time);
}
