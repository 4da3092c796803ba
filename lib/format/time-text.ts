const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type Parts = { day: number; month: string; year: number; hour: string; minute: string; second: string };

// From parts, not from a locale's own pattern: server and browser may ship different patterns.
function parts(at: Date, zone: string): Parts {
  const found = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const get = (type: string) => found.find((p) => p.type === type)?.value ?? "";
  return {
    day: Number(get("day")),
    month: MONTHS[Number(get("month")) - 1] ?? "",
    year: Number(get("year")),
    hour: get("hour").padStart(2, "0"),
    minute: get("minute").padStart(2, "0"),
    second: get("second").padStart(2, "0"),
  };
}

/** `24 Nov 2026, 12:15:09` in that zone. */
export function fullTime(at: Date, zone: string): string {
  const p = parts(at, zone);
  return `${p.day} ${p.month} ${p.year}, ${p.hour}:${p.minute}:${p.second}`;
}

/** `24 Nov, 12:15`; with the year when it is not this one. */
export function shortTime(at: Date, zone: string, now: Date): string {
  const p = parts(at, zone);
  const year = p.year === parts(now, zone).year ? "" : ` ${p.year}`;
  return `${p.day} ${p.month}${year}, ${p.hour}:${p.minute}`;
}

/** `12:15:09` in that zone. */
export function clockTime(at: Date, zone: string): string {
  const p = parts(at, zone);
  return `${p.hour}:${p.minute}:${p.second}`;
}

/** `24 Nov 2026` in that zone. */
export function dayText(at: Date, zone: string): string {
  const p = parts(at, zone);
  return `${p.day} ${p.month} ${p.year}`;
}

/** `4.1 s`, `12 min`, `2 h 10 min`, `3 days`: a length of time in words, from milliseconds. */
export function durationText(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  if (seconds === 0) return "under 1 s";
  // Public times have whole seconds: no tenth is claimed that nobody measured.
  if (seconds < 10) return Number.isInteger(seconds) ? `${seconds} s` : `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  const days = Math.floor(hours / 24);
  return days === 1 ? "1 day" : `${days} days`;
}

/** `just now`, `12 min ago`, `in 2 h 10 min` within a day; otherwise the short absolute time. */
export function relativeTime(at: Date, zone: string, now: Date): string {
  const ms = at.getTime() - now.getTime();
  if (Math.abs(ms) < 45_000) return "just now";
  if (Math.abs(ms) < 60_000) return ms < 0 ? "1 min ago" : "in 1 min";
  if (Math.abs(ms) >= 24 * 3_600_000) return shortTime(at, zone, now);
  return ms < 0 ? `${durationText(ms)} ago` : `in ${durationText(ms)}`;
}
