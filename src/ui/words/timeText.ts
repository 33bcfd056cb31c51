import type { Translate } from './translate';

/** `12 s`, `2 min 5 s`. @param milliseconds a length of time */
export function durationText(milliseconds: number, t: Translate): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) {
    return t('{0} s', seconds);
  }
  const rest = seconds % 60;
  const minutes = Math.floor(seconds / 60);
  return rest === 0 ? t('{0} min', minutes) : t('{0} min {1} s', minutes, rest);
}

/** The hour and minute, in the person's own way of writing it. @param time ms since the epoch */
export function clockText(time: number): string {
  return new Date(time).toLocaleTimeString(undefined, { timeStyle: 'short' });
}

/** The hour and minute, with the date unless it is today's. Both in ms since the epoch. */
export function whenText(time: number, now: number): string {
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  return isToday ? clockText(time) : dateText(time);
}

/** Date and time. @param time ms since the epoch */
export function dateText(time: number): string {
  return new Date(time).toLocaleString();
}
