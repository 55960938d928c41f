"use strict";
// What is known and what is chosen. Nothing here draws; `changed` says that something should.

const data = JSON.parse(document.getElementById("data").textContent);
const people = data.people;
const YEAR = 365, DORMANT = 3 * YEAR, DAY = 86400000;
const byId = (id) => document.getElementById(id);
// Days are counted in UTC, so that no clock and no time zone moves them.
const dayOf = (text) => Math.round(Date.parse(text + "T00:00:00Z") / DAY);
const textOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const today = dayOf(data.today);

// Of a month with contact nobody says which day; its last one, but never one to come.
const lastOfMonth = (text) => {
  const [year, month] = text.split("-").map(Number);
  return Math.min(today, Math.round(Date.UTC(year, month, 0) / DAY));
};

people.forEach((person, place) => {
  person.at = place;
  person.key = person.n.toLocaleLowerCase();
  person.begins = person.since ? dayOf(person.since) : null;
  person.months = (person.m || []).map(lastOfMonth);
  person.ends = [];
  person.near = [];
});
const ties = data.ties.map(([a, b, weight, since, until, layers, kind, evidence]) => ({
  a, b, weight, layers, kind, evidence,
  since: since ? dayOf(since) : null, until: until ? dayOf(until) : null,
}));
const own = data.own.map(([a, b, weight, since, until, layers, kind, evidence]) => ({
  a, b, weight, layers, kind, evidence,
  since: since ? dayOf(since) : null, until: until ? dayOf(until) : null,
}));
ties.forEach((tie) => {
  people[tie.a].near.push([tie.b, tie]);
  people[tie.b].near.push([tie.a, tie]);
});

// The first day that the slider shows: that of the oldest tie or contact.
const first = (() => {
  let day = today;
  for (const person of people) {
    if (person.begins !== null) day = Math.min(day, person.begins);
    for (const month of person.months) day = Math.min(day, month);
  }
  for (const tie of ties) if (tie.since !== null) day = Math.min(day, tie.since);
  return day;
})();

const labels = data.clusters.map((cluster) => cluster.n);
const chosen = {
  person: null, over: null, words: "", day: today, ego: data.ego, names: false,
  sides: [null],  // the layers shown side by side; null is all of them
  layer: "", cluster: "", level: "", place: "", field: "", touch: "", group: "", need: "",
};

const needs = data.goals.flatMap((goal) => goal.needs.map((need) => ({ goal, need })));

// How ego's tie with somebody stood on the chosen day. Before today only what is on record by
// then counts, so silence before it is not told: the files may not reach back that far.
function warmth(person) {
  if (chosen.day === today) return person.w;
  let last = null;
  for (const month of person.months) if (month <= chosen.day) last = month;
  if (last === null) return "unknown";
  if (chosen.day - last <= YEAR) return "warm";
  return chosen.day - last > DORMANT ? "dormant" : "cool";
}

const isThere = (one) => (one.since === null || one.since <= chosen.day)
  && (one.until === null || one.until >= chosen.day);
const isMet = (person) => person.begins === null || person.begins <= chosen.day;
const inLayer = (one, layer) => layer === null || one.includes(layer);

// Whom the filters and the search let through.
function fits(person) {
  const is = (key, value) => chosen[key] === "" || String(value) === chosen[key];
  return isMet(person)
    && (chosen.words === "" || chosen.words.split(" ").every((word) => found(person).includes(word)))
    && (chosen.layer === "" || (person.in || []).includes(Number(chosen.layer)))
    && (chosen.group === "" || (person.of || []).includes(Number(chosen.group)))
    && is("cluster", person.c ?? "-") && is("level", person.level ?? "") && is("place", person.place ?? "")
    && (chosen.field === "" || (person.fields || []).includes(chosen.field))
    && is("touch", warmth(person));
}
const found = (person) => person.text ??= [person.n, person.job, person.firm, person.place,
  ...(person.fields || [])].filter(Boolean).join(" ").toLocaleLowerCase();

const need = () => (chosen.need === "" ? null : needs[Number(chosen.need)].need);

const watchers = [];
function changed() { watchers.forEach((watch) => watch()); }
