// What stands beside the picture: choices, the legend, who is chosen, and the list of people.

const MOST = 200;

// Text that was read is never markup, and turns nothing beside it around.
function make(tag, text, more = {}) {
  const element = document.createElement(tag);
  if (text) {
    const apart = document.createElement("bdi");
    apart.textContent = text;
    element.append(apart);
  }
  return Object.assign(element, more);
}

function options(id, choices, all) {
  const select = byId(id);
  select.replaceChildren();
  for (const [value, text] of [...(all === undefined ? [] : [["", all]]), ...choices]) {
    const option = document.createElement("option");
    option.value = value;
    option.textContent = text;
    select.append(option);
  }
}

const RINGS = {
  warm: "within a year", cool: "not within a year", dormant: "not for three years, but once",
  never: "never, in what the files cover", unknown: "the files cannot tell",
};
const LEVELS = ["unpaid", "training", "entry", "senior", "manager", "director", "vp", "cxo",
  "partner", "owner"];

function distinct(values, order) {
  const some = [...new Set(values)].filter((value) => value !== undefined && value !== "");
  return some.sort(order || ((one, other) => one.localeCompare(other, "en"))).map((one) => [one, one]);
}

function fillChoices() {
  const layers = data.layers.map((name, at) => [at, name]);
  const pairs = layers.flatMap(([at, name]) => layers.filter(([other]) => other > at)
    .map(([other, second]) => [`${at} ${other}`, `${name} beside ${second}`]));
  options("sides", [...layers, ...pairs], "all together");
  options("by-layer", layers, "any");
  options("by-cluster", [...labels.map((name, at) => [at, name]), ["-", "in none"]], "any");
  options("by-level", distinct(people.map((one) => one.level),
    (one, other) => LEVELS.indexOf(one) - LEVELS.indexOf(other)), "any");
  options("by-place", distinct(people.map((one) => one.place)), "any");
  options("by-field", distinct(people.flatMap((one) => one.fields || [])), "any");
  options("by-touch", Object.entries(RINGS), "any");
  options("by-group", data.boxes.map((box, at) => [at, box.n]), "any");
  if (byId("need")) {
    options("need", needs.map(({ goal, need }, at) => [at, `${goal.n}: ${need.n} (${need.met})`]),
      "nothing");
  }
  Object.assign(byId("day"), { min: first, max: today, value: today });
}

// -- the legend ------------------------------------------------------------------------------

function fillLegend() {
  const list = byId("clusters");
  list.replaceChildren();
  data.clusters.forEach((cluster, at) => {
    const row = make("li", "");
    row.append(make("span", "", { className: `chip ${at < CLUSTERS ? `c${at}` : "other"}` }));
    const name = make("input", "", { type: "text", value: labels[at], disabled: data.redacted });
    name.setAttribute("aria-label", `Label of cluster ${at + 1}`);
    name.addEventListener("input", () => rename(at, name.value));
    row.append(name, make("small", String(cluster.p.length)));
    if (cluster.why) row.title = cluster.why;
    list.append(row);
  });
  const none = people.filter((person) => person.c === undefined).length;
  if (none) {
    const row = make("li", "");
    row.append(make("span", "", { className: "chip" }), make("span", `in none: ${none}`));
    list.append(row);
  }
}

function rename(at, name) {
  labels[at] = name.trim() || data.clusters[at].n;
  byId("by-cluster").options[at + 1].textContent = labels[at];
  if (!byId("toml").hidden) byId("toml").value = toml();
  changed();
}

const quoted = (text) => JSON.stringify(text).replace(/\u007f/g, "\\u007f");

// The tables for netrules.toml: those labels that were given here.
function toml() {
  const tables = data.clusters.map((cluster, at) => [cluster, at])
    .filter(([cluster, at]) => labels[at] !== cluster.n)
    .map(([cluster, at]) => {
      const ids = cluster.p.map((one) => quoted(people[one].id)).join(", ");
      return `[[cluster]]\nlabel = ${quoted(labels[at])}\npeople = [${ids}]\n`;
    });
  return tables.join("\n") || "# Give a cluster above another label first.\n";
}

// -- people ----------------------------------------------------------------------------------

function button(person, more = "") {
  const row = make("li", ""), press = make("button", person.n, { type: "button" });
  if (more) press.append(" ", make("small", more));
  press.addEventListener("click", () => choose(person.at));
  row.append(press);
  return row;
}

function choose(at) {
  chosen.person = at;
  changed();
}

const tail = (person, one) => [one && !one.p.includes(person.at) ? "perhaps" : "", person.job, person.firm]
  .filter(Boolean).join(", ");

function fillList() {
  const fit = people.filter(fits), one = need();
  const some = one ? fit.filter((person) => one.p.includes(person.at) || one.maybe.includes(person.at)) : fit;
  byId("count").textContent = `${some.length} of ${people.length} people`;
  const sure = (person) => Number(one !== null && one.p.includes(person.at));
  some.sort((a, b) => sure(b) - sure(a) || (b.s || 0) - (a.s || 0) || a.key.localeCompare(b.key, "en"));
  const rows = some.slice(0, MOST).map((person) => button(person, tail(person, one)));
  if (some.length > MOST) rows.push(make("li", `and ${some.length - MOST} more: search or filter`));
  byId("list").replaceChildren(...rows);
}

function fillPerson() {
  const box = byId("who");
  if (chosen.person === null) {
    box.replaceChildren(make("h2", "Nobody chosen"), make("p", "Click a disc, or a name in the list.", { className: "count" }));
    return;
  }
  const person = people[chosen.person], facts = make("dl", "");
  for (const [word, value] of factsOf(person)) facts.append(make("dt", word), make("dd", value));
  const away = make("button", "Choose nobody", { type: "button", id: "nobody" });
  away.addEventListener("click", () => choose(null));
  box.replaceChildren(make("h2", person.n), away, facts, ...findingsOf(person), ...tiesOf(person));
}

function* factsOf(person) {
  const serves = needs.filter(({ need }) => need.p.includes(person.at));
  const told = {
    "title": person.job, "employer": person.firm, "level": person.level, "place": person.place,
    "fields": (person.fields || []).join(", "),
    "groups": (person.of || []).map((at) => data.boxes[at].n).join(", "),
    "cluster": person.c === undefined ? "" : labels[person.c],
    "in touch": RINGS[warmth(person)] + (person.l ? `, last on ${person.l}` : ""),
    "since": person.since, "seen in": (person.in || []).map((at) => data.layers[at]).join(", "),
  };
  for (const [word, value] of Object.entries(told)) if (value) yield [word, value];
  for (const { goal, need } of serves) yield [`serves ${goal.n}`, need.n];
}

function findingsOf(person) {
  if (!person.found) return [];
  const rows = person.found.map((at) => {
    const [message, advice, severity] = data.findings[at];
    const row = make("div", "", { className: `finding ${severity}` });
    row.append(make("p", message));
    if (advice) row.append(make("p", advice, { className: "why" }));
    return row;
  });
  return [make("h3", "What was found"), ...rows];
}

function tiesOf(person) {
  const near = person.near.filter(([, tie]) => isThere(tie));
  if (!near.length) return [make("p", "No tie to another on record.", { className: "count" })];
  const list = make("ol", "", { className: "ties" });
  near.sort(([a], [b]) => (people[b].s || 0) - (people[a].s || 0) || a - b);
  for (const [at, tie] of near.slice(0, MOST)) {
    const since = tie.since === null ? "" : `, since ${textOf(tie.since)}`;
    list.append(button(people[at], `${tie.kind || "tie"} (${tie.evidence}${since})`));
  }
  return [make("h3", `Ties on record: ${near.length}`), list];
}

// -- goals -----------------------------------------------------------------------------------

function fillGoal() {
  const box = byId("goal");
  if (!box) return;
  const one = need();
  if (!one) {
    box.replaceChildren(...data.goals.map((goal) => make("p", `${goal.n}: ${goal.met}`)));
    return;
  }
  const lines = [`${one.met}: ${one.have}`,
    one.open.length ? `nobody for certain: ${one.open.join(", ")}` : "",
    one.maybe.length ? `${one.maybe.length} more may, for all that is known` : "",
    one.ways.length ? `${one.ways.length} independent routes are drawn` : ""];
  box.replaceChildren(...lines.filter(Boolean).map((line) => make("p", line)));
}

function fillHalves() {
  const two = chosen.sides.length > 1;
  byId("halves").hidden = !two;
  byId("halves").replaceChildren(...(two ? chosen.sides.map((layer) => make("span", data.layers[layer])) : []));
  byId("until").textContent = chosen.day === today ? `${data.today}, today`
    : `${textOf(chosen.day)}: what was on record by then`;
}
