const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number): string => String(number).padStart(2, '0');

/** The log as a server writes it whose clock is ahead by so many milliseconds; all times are UTC. */
export function shiftTimes(log: string, ahead: number): string {
  const moved = (iso: string): Date => new Date(Date.parse(`${iso}Z`) + ahead);
  return log
    .replace(
      /\b(\d{4})([/-])(\d\d)\2(\d\d)([ T])(\d\d:\d\d:\d\d)\b/g,
      (_all, year, dash, month, day, gap, time) => {
        const [date = '', clock = ''] = moved(`${year}-${month}-${day}T${time}`).toISOString().split('T');
        return `${date.replaceAll('-', dash)}${gap}${clock.slice(0, 8)}`;
      },
    )
    .replace(/\b(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d)/g, (_all, day, month, year, time) => {
      const at = moved(`${year}-${two(MONTHS.indexOf(month) + 1)}-${day}T${time}`);
      return `${two(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}:${at.toISOString().slice(11, 19)}`;
    })
    .replace(
      /\[\w{3} (\w{3}) (\d\d) (\d\d:\d\d:\d\d)(\.\d+) (\d{4})\]/g,
      (_all, month, day, time, part, year) => {
        const at = moved(`${year}-${two(MONTHS.indexOf(month) + 1)}-${day}T${time}`);
        return `[Sun ${MONTHS[at.getUTCMonth()]} ${two(at.getUTCDate())} ${at.toISOString().slice(11, 19)}${part} ${at.getUTCFullYear()}]`;
      },
    )
    .replace(
      /"ts":(\d{10}(?:\.\d+)?)/g,
      (_all, seconds) => `"ts":${(Number(seconds) + ahead / 1_000).toFixed(6)}`,
    )
    .replace(/"time":(\d{13})/g, (_all, time) => `"time":${Number(time) + ahead}`);
}
