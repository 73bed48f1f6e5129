// Writes the rows of this scenario: a fictional town whose figures are those that 004 published (chapter 4). Everything that
// 004 does not say is chosen here, by a fixed row of random numbers; docs/figures.md lists the choices.
// Run in this folder: node make.mjs
import { writeFileSync } from 'node:fs';

let state = 2019;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const between = (low, high) => low + Math.floor(random() * (high - low + 1));
const pick = list => list[Math.floor(random() * list.length)];
const shuffled = list => list.map(value => [random(), value]).sort((a, b) => a[0] - b[0]).map(([, value]) => value);

// Days are numbers, so that they can be added.
const day = text => Date.parse(text + 'T00:00:00Z') / 86400000;
const text = number => new Date(number * 86400000).toISOString().slice(0, 10);
const isWeekend = number => [0, 6].includes(new Date(number * 86400000).getUTCDay());
const working = number => { while (isWeekend(number)) number++; return number; };
const workingDays = (number, count) => { for (; count > 0; count--) number = working(number + 1); return number; };
const at = (number, hour = between(9, 16), minute = pick(['00', '10', '15', '25', '30', '40', '45', '55'])) => `${text(number)} ${String(hour).padStart(2, '0')}:${minute}`;

const files = {
  signals: ['at,signal,step,municipality,receiver,channel,code,until'],
  weighings: ['at,signal,step,code,until'],
  intakes: ['at,case,signal,municipality,needed_until'],
  reviews: ['at,case,step,until,hard_end'],
  flags: ['at,case,step,flag,day'],
  meetings: ['at,meeting,step,kind,case'],
  actions: ['at,action,case,step,owner,kind,due'],
  closings: ['at,case,step'],
};
const row = (file, ...cells) => files[file].push(cells.join(','));

const town = 'Merestad';
const begin = day('2013-03-04'), end = day('2019-12-20');
const police = 'Politie', prosecutor = 'Openbaar Ministerie', municipality = 'Gemeente Merestad';
const youth = 'Jongerenwerk Merestad', protection = 'Jeugdbescherming Merestad', welfare = 'Welzijn Merestad', house = 'Zorg- en Veiligheidshuis Merestad';

// --- Cases: when each was taken in and how it ended -------------------------------------------------------------------------

const cases = [];
const takeIn = (key, from, until, count, signals) => {
  for (let i = 1; i <= count; i++) cases.push({ key: `${key}-${String(i).padStart(2, '0')}`, in: working(between(day(from), day(until) - 3)), signals, flags: [] });
};
takeIn('2013', '2013-03-11', '2013-12-20', 12, false);
takeIn('2014', '2014-01-08', '2014-12-19', 12, false);
takeIn('2015', '2015-01-12', '2015-11-20', 8, false);
takeIn('2016', '2016-01-18', '2016-12-19', 20, true);
takeIn('2017', '2017-01-16', '2017-12-11', 13, true);
takeIn('2018a', '2018-01-15', '2018-04-20', 5, true);
takeIn('2018b', '2018-08-20', '2018-12-07', 6, true);
takeIn('2019a', '2019-01-14', '2019-02-08', 2, true);
takeIn('2019b', '2019-07-08', '2019-10-25', 3, true);
const of = key => cases.filter(c => c.key.startsWith(key + '-'));
const open = list => list.filter(c => c.out === undefined && !c.byTerm && c.flags.length === 0);

// 004: ten have left and seven are detained on 1 June 2019, all of them still on the list.
const early = [...of('2013'), ...of('2014'), ...of('2015')];
const flag = (found, name, from, until) => found.flags.push({ name, from, until });
for (const left of early.filter(c => c.in < day('2014-11-01')).slice(0, 10)) flag(left, 'departed', working(left.in + between(20, 90)));
for (const held of open([...of('2014'), ...of('2015'), ...of('2016')]).slice(0, 5)) flag(held, 'detained', working(Math.max(held.in + 40, day('2016-05-01')) + between(0, 600)));
flag(open(of('2017'))[0], 'detained', day('2018-11-06'));
flag(open(of('2018a'))[0], 'detained', day('2019-02-12'));

// Endings. Before 2016 nine, of which one by its term: they stand in no column.
const close = (list, count, from, until) => {
  for (const found of open(list).filter(c => c.in + 120 < day(until)).slice(0, count)) found.out = working(between(Math.max(day(from), found.in + 110), day(until) - 3));
};
close(early.filter(c => c.in < day('2014-12-01')), 8, '2014-03-01', '2015-12-18');
const forgotten = open(of('2013')).at(-1) ?? open(of('2014')).at(-1);
forgotten.byTerm = forgotten.in + 170;
close([...open(early), ...of('2016')], 4, '2016-02-01', '2016-12-20');
close([...open(early), ...of('2016')], 4, '2017-02-01', '2017-12-15');
close([...open(early), ...of('2016')], 3, '2018-02-15', '2018-05-30');
close([...open(early), ...of('2016')], 4, '2018-09-03', '2018-12-14');
close(of('2017'), 2, '2018-03-01', '2018-06-15');
close(of('2017'), 4, '2018-09-03', '2018-12-14');
close(of('2017'), 4, '2019-01-21', '2019-05-24');
close([...open(early), ...of('2016')], 4, '2019-01-21', '2019-05-24');
close(of('2018b'), 1, '2018-12-10', '2019-05-24');
close(of('2018a'), 2, '2019-01-21', '2019-05-24');
close(of('2019a'), 1, '2019-05-13', '2019-05-29');
close([...open(early), ...of('2016'), ...of('2017')], 2, '2019-06-10', '2019-11-29');

// One is left without a review in 2019 and closes by its term after 1 June; what stands ends with it.
const last = open(of('2016')).at(-1);
last.byTerm = day('2019-02-10');

// Flags that came and went, and one that still stood when its case was closed.
for (const found of cases.filter(c => c.out > day('2017-06-01') && c.flags.length === 0).slice(0, 4)) {
  const from = working(found.in + between(20, 60));
  if (from + 40 < found.out) flag(found, 'detained', from, working(from + between(10, 40)));
}
const moved = cases.find(c => c.out > day('2018-09-01') && c.flags.length === 0);
flag(moved, 'detained', working(moved.out - 60));
const stopped = cases.find(c => c.key.startsWith('2017') && c.flags.length === 0 && c.out > c.in + 200);
flag(stopped, 'prevented_from_leaving', working(stopped.in + 30), working(stopped.in + 120));
flag(early.find(c => c.flags[0]?.name === 'departed'), 'returned', day('2019-09-17'));
flag(open(of('2018b'))[0], 'detained', day('2019-08-20'));

// --- The life of each case: reviews within six months, the monitoring list before most closings -------------------------------

const plusMonths = (number, months) => {
  const date = new Date(number * 86400000);
  const wanted = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate();
  return Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth(), Math.min(date.getUTCDate(), lastDay)) / 86400000;
};
let late = 0;
for (const found of cases) {
  const listed = found.out !== undefined && found.out - found.in > 240 && random() < 0.85 ? working(found.out - between(100, 165)) : undefined;
  let needed = found.byTerm !== undefined && found.byTerm < found.in + 180 ? found.byTerm : plusMonths(found.in, 6) - between(0, 20);
  found.neededUntil = needed;
  found.overdue = [];
  const stop = Math.min(listed ?? Infinity, found.out ?? Infinity, found.byTerm ?? Infinity, end - 5);
  while (needed < stop) {
    const isLate = late < 9 && needed > day('2016-03-01') && needed + 14 < stop && random() < 0.08;
    const on = isLate ? working(needed + between(3, 12)) : working(needed - between(3, 25));
    if (isLate) { late++; found.overdue.push([needed + 1, on]); }
    needed = found.byTerm !== undefined && plusMonths(on, 6) > found.byTerm ? found.byTerm : plusMonths(on, 6) - between(0, 20);
    row('reviews', at(on), found.key, 'continue', text(needed), '');
  }
  if (found.byTerm !== undefined) { found.overdue.push([found.byTerm + 1, found.byTerm + 31]); found.out = undefined; found.goneBy = plusMonths(found.byTerm + 31, 6) + 1; }
  if (listed !== undefined) {
    const hard = Math.max(found.out + 5, plusMonths(listed, 6) - 3);
    row('reviews', at(listed), found.key, 'monitor', text(plusMonths(listed, 3)), text(Math.min(hard, plusMonths(listed, 6))));
  }
  if (found.out !== undefined) row('closings', at(found.out, 15), found.key, 'close');
  for (const { name, from, until } of found.flags) {
    row('flags', at(from), found.key, 'on', name, text(from));
    if (until !== undefined) row('flags', at(until), found.key, 'off', name, text(until));
  }
}

// One closing was a slip: undone within the ten seconds that the minute of these rows allows, and closed again the week after.
const slip = cases.find(c => c.out > day('2018-10-01') && c.out < day('2018-12-01'));
row('closings', at(slip.out - 7, 11, '00'), slip.key, 'close');
row('closings', at(slip.out - 7, 11, '00'), slip.key, 'undo');

// --- Signals: those that led to a case, those kept back, those weighed and not taken in ----------------------------------------

let number = 0;
const channels = [['professional', 0.5], ['phone', 0.3], ['mail', 0.1], ['public_page', 0.1]];
const receive = (on, receiver) => {
  const key = `s${String(++number).padStart(3, '0')}`;
  let [channel, draw] = ['professional', random()];
  for (const [name, share] of channels) { if (draw < share) { channel = name; break; } draw -= share; }
  row('signals', at(on), key, 'receive', town, channel === 'public_page' ? '' : receiver, channel, pick(['professional', 'citizen', 'parent', 'official', 'police']), '');
  let now = on;
  if (channel === 'public_page') row('signals', at(now = workingDays(on, between(1, 5)), 10, '05'), key, 'confirm', '', '', '', '', '');
  row('signals', at(now = workingDays(now, random() < 0.12 ? between(3, 5) : between(1, 2)), 10, '35'), key, 'acknowledge', '', '', '', '', '');
  return [key, now];
};
const answer = (key, on, code) => {
  const draw = random();
  if (draw < 0.05) row('signals', at(workingDays(on, between(1, 4)), 16, '10'), key, 'no_feedback', '', '', '', '', '');
  else if (draw < 0.17) row('signals', at(workingDays(on, between(6, 15)), 16, '20'), key, 'feedback', '', '', '', code, '');
  else if (draw < 0.97) row('signals', at(workingDays(on, between(1, 5)), 16, '30'), key, 'feedback', '', '', '', code, '');
};
const receivers = [municipality, municipality, municipality, house, police, police, protection, youth];
const preselect = on => {
  let [key, now] = receive(on, pick(receivers));
  if (random() < 0.2) {
    row('signals', at(now = workingDays(now, 1), 11, '00'), key, 'ask_back', '', '', '', '', text(workingDays(now, 8)));
    row('signals', at(now = workingDays(now, between(2, 6)), 11, '30'), key, 'answered', '', '', '', '', '');
  }
  return [key, workingDays(now, between(1, 4))];
};
const weigh = on => {
  const [key, brought] = preselect(on);
  row('signals', at(brought, 13, '00'), key, 'to_weighing', '', '', '', '', '');
  row('weighings', at(brought, 14, '00'), key, 'convene', '', '');
  return [key, workingDays(brought, random() < 0.15 ? between(11, 14) : between(3, 9))];
};

for (const found of cases) {
  if (!found.signals) continue;
  // The day of the intake is fixed: the signal came in some weeks before it.
  const [key, decided] = weigh(working(found.in - between(18, 30)));
  found.signal = key;
  found.in = Math.max(found.in, decided);
  row('weighings', at(found.in, 10, '00'), key, 'open', '', '');
  answer(key, found.in, 'looked_at');
}
const keptBack = { 2016: 34, 2017: 41, 2018: 38, 2019: 29 }, notTakenIn = { 2016: 12, 2017: 9, 2018: 8, 2019: 6 };
for (const year of [2016, 2017, 2018, 2019]) {
  const any = () => working(between(day(`${year}-01-05`), day(`${year}-11-15`)));
  for (let i = 0; i < keptBack[year]; i++) {
    const [key, on] = preselect(any());
    const stop = random() < 0.6;
    row('signals', at(on, 13, '30'), key, stop ? 'stop' : 'route', '', '', '', stop ? pick(['no_sign', 'no_sign', 'other_explanation', 'too_little']) : pick(['help', 'help', 'school', 'police', 'safe_home']), '');
    if (i === 5) {
      row('signals', at(workingDays(on, 2), 9, '00'), key, 'undo', '', '', '', '', '');
      row('signals', at(workingDays(on, 4), 9, '00'), key, 'stop', '', '', '', 'no_sign', '');
    }
    answer(key, i === 5 ? workingDays(on, 4) : on, stop ? 'no_sign' : 'what_you_can_do');
  }
  for (let i = 0; i < notTakenIn[year]; i++) {
    let [key, on] = weigh(any());
    row('weighings', at(on, 10, '30'), key, 'open', '', '');
    if (i === 2) {
      row('weighings', at(on, 11, '00'), key, 'ask_more', '', text(workingDays(on, 6)));
      row('weighings', at(on = workingDays(on, 5), 11, '00'), key, 'resume', '', '');
    }
    if (i === 3) {
      // Nothing comes in: it ends by its term.
      row('weighings', at(on, 11, '00'), key, 'ask_more', '', text(workingDays(on, 6)));
      continue;
    }
    const outcome = ['unfounded', 'refer', 'unfounded', '', 'no_person', 'refer'][i % 6];
    row('weighings', at(on, 12, '00'), key, outcome || 'unfounded', outcome === 'refer' ? pick(['youth', 'high_impact', 'care']) : outcome === 'no_person' ? 'tension' : '', '');
    if (i === 0) {
      row('weighings', at(on = workingDays(on, 3), 12, '00'), key, 'undo', '', '');
      row('weighings', at(on, 12, '30'), key, 'refer', 'youth', '');
    }
    answer(key, on, 'no_sign');
  }
}
for (const found of cases) row('intakes', at(found.in, 11, '00'), found.key, found.signal ?? '', town, text(Math.min(found.neededUntil, plusMonths(found.in, 6))));

// --- Conferences and actions ----------------------------------------------------------------------------------------------------

const atTable = (found, on) => found.in < on && on < (found.out ?? found.goneBy ?? Infinity) && found !== slipOn(on) && !found.overdue.some(([from, until]) => from <= on && on <= until);
const slipOn = on => (on >= slip.out - 8 && on <= slip.out - 6 ? slip : undefined);
const tuesdays = (from, until, step) => { const all = []; for (let d = day(from); d <= day(until); d += step) all.push(d); return all; };
const half = tuesdays('2018-01-02', '2018-06-26', 7);
const eighteen = half.filter((_, i) => ![0, 3, 7, 10, 14, 17, 21, 24].includes(i));
let meeting = 0, action = 0;
const conference = (on, discussed, actions) => {
  const key = `go-${String(++meeting).padStart(3, '0')}`;
  row('meetings', at(on, 9, '30'), key, 'held', 'case_conference', '');
  for (const found of discussed) row('meetings', at(on, 9, '30'), key, 'discussed', '', found.key);
  for (const [found, owner, kind] of actions) {
    const name = `a${String(++action).padStart(4, '0')}`;
    const due = working(on + between(7, 60));
    row('actions', at(on, 9, '30'), name, found.key, 'agree', owner, kind, text(due));
    const finish = working(on + between(3, 50));
    if (random() < 0.2 && finish < end && atTable(found, finish)) row('actions', at(finish), name, found.key, pick(['finish', 'finish', 'finish', 'miss']), '', '', '');
  }
};
const kinds = { [police]: ['contact', 'contact', 'control', 'control', 'help'], [prosecutor]: ['control', 'control', 'contact'], [municipality]: ['help', 'help', 'contact', 'control'] };
const kindOf = owner => pick(kinds[owner] ?? ['help', 'help', 'contact']);

// 004: 18 conferences, 48 cases, 588 actions, of which 188 for police and prosecutor and 400 for municipality and welfare.
const talkedOf = shuffled(cases.filter(c => eighteen.filter(on => atTable(c, on)).length > 0)).slice(0, 48);
const tables = eighteen.map(on => ({ on, discussed: new Set() }));
for (const found of talkedOf) for (const table of shuffled(tables.filter(t => atTable(found, t.on))).slice(0, between(3, 6))) table.discussed.add(found);
const owners = shuffled([
  ...Array(148).fill(police), ...Array(40).fill(prosecutor),
  ...Array(172).fill(municipality), ...Array(98).fill(youth), ...Array(66).fill(protection), ...Array(64).fill(welfare),
]);
const places = tables.filter(t => t.discussed.size > 0).flatMap(t => [...t.discussed].map(found => [t, found]));
const given = owners.map((owner, i) => [...(i < places.length ? places[i] : pick(places)), owner]);
const plain = shuffled([...tuesdays('2016-01-12', '2017-12-19', 28), ...tuesdays('2018-07-10', '2019-12-17', 28)]).sort((a, b) => a - b);
for (const on of [...plain, ...eighteen].sort((a, b) => a - b)) {
  const table = tables.find(t => t.on === on);
  if (table) conference(on, table.discussed, given.filter(([t]) => t === table).map(([, found, owner]) => [found, owner, kindOf(owner)]));
  else {
    const discussed = shuffled(cases.filter(c => atTable(c, on))).slice(0, between(4, 7));
    conference(on, discussed, discussed.map(found => { const owner = pick([police, police, prosecutor, municipality, municipality, youth, protection, welfare, house]); return [found, owner, kindOf(owner)]; }));
  }
}
row('meetings', at(day('2018-03-15'), 14, '00'), 'dr-001', 'held', 'triangle', '');

for (const [name, [head, ...rows]] of Object.entries(files))
  writeFileSync(`${name}.csv`, [head, ...rows.map((line, i) => [line, i]).sort((a, b) => (a[0].slice(0, 16) < b[0].slice(0, 16) ? -1 : a[0].slice(0, 16) > b[0].slice(0, 16) ? 1 : a[1] - b[1])).map(([line]) => line)].join('\n') + '\n');
