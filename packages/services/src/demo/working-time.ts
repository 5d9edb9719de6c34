import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';

const opensHour = 8;
const closesHour = 15;
const hourMs = 3_600_000;

/** The instant itself where people work then, on a weekday from 8 to 15 UTC; else the next morning that they do. */
export function workingTime(instant: Instant): Instant {
  const midnight = Math.floor(instant / millisecondsPerDay) * millisecondsPerDay;
  const hour = (instant - midnight) / hourMs;
  const minutes = instant % hourMs;
  if (isWeekday(midnight) && hour >= opensHour && hour < closesHour) return instant;
  let day = hour >= closesHour ? midnight + millisecondsPerDay : midnight;
  while (!isWeekday(day)) day += millisecondsPerDay;
  return day + opensHour * hourMs + minutes;
}

function isWeekday(midnight: Instant): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (Math.floor(midnight / millisecondsPerDay) + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}
