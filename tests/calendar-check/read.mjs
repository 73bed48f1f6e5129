// Reads a calendar from standard input with a parser that is not ours and says as JSON what it holds. Times come out in UTC
// through the time zone that the file itself describes.
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone, tzid: zone.getFirstPropertyValue('tzid') }));
const events = calendar.getAllSubcomponents('vevent').map((part) => {
  const event = new ICAL.Event(part);
  return {
    uid: event.uid, sequence: event.sequence, summary: event.summary, location: event.location, description: event.description, organizer: event.organizer,
    attendees: event.attendees.map((a) => a.getFirstValue()), status: part.getFirstPropertyValue('status'), zone: event.startDate.zone.tzid,
    start: event.startDate.toJSDate().toISOString(), end: event.endDate.toJSDate().toISOString(), stamp: part.getFirstPropertyValue('dtstamp').toJSDate().toISOString(),
  };
});
process.stdout.write(JSON.stringify({ method: calendar.getFirstPropertyValue('method'), version: calendar.getFirstPropertyValue('version'), events }));
