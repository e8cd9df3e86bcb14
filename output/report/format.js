// Numbers and dates as people read them.

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const number = n => grouped.format(n);
const counted = (n, one, many) => `${number(n)} ${n === 1 ? one : many ?? one + "s"}`;
const events = n => counted(n, "event");
const sentence = text => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

const DAY = 86400e3;
const dateOf = day => new Date(day * DAY);
const dayOf = (year, month, day = 1) => { // Date.UTC takes the years 0 to 99 for 1900 to 1999
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() / DAY;
};
const isoOf = day => {
  const iso = dateOf(day).toISOString(); // 2012-04-03T... or, past the four digits, +012012-04-03T...
  return iso.slice(0, iso.indexOf("T"));
};
const dayOfISO = text => /^\d{4}-\d\d-\d\d$/.test(text) && !isNaN(Date.parse(text)) ? Date.parse(text) / DAY : null;

const formatter = options => {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
  return (from, to = from) => from === to ? format.format(dateOf(from)) : format.formatRange(dateOf(from), dateOf(to));
};
const byDay = formatter({ day: "numeric", month: "long", year: "numeric" });
const byMonth = formatter({ month: "long", year: "numeric" });
const byYear = formatter({ year: "numeric" });
const byShortMonth = formatter({ month: "short" });
const byTick = formatter({ day: "numeric", month: "short" });

// An interval no sharper than it is known.
const intervals = {
  day: byDay,
  week: byDay,
  month: (from, to) => dateOf(from).getUTCDate() === 1 && dateOf(to + 1).getUTCDate() === 1 ? byMonth(from, to) : byDay(from, to),
  year: (from, to) => dateOf(from).getUTCMonth() === 0 && dateOf(to + 1).getUTCMonth() === 0 ? byYear(from, to) : byMonth(from, to),
  decade: (from, to) => {
    const year = dateOf(from).getUTCFullYear();
    return year % 10 === 0 && dateOf(to).getUTCFullYear() === year + 9 ? `${year}s` : byYear(from, to);
  },
};
const dateText = e => e.start === null ? "date unknown" : (intervals[e.precision] ?? byDay)(e.start, e.end ?? e.start);
