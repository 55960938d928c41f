// The picture: a canvas that shows one map, or two of the same people side by side.

const canvas = byId("map"), pen = canvas.getContext("2d");
const STEPS = 10000, CLUSTERS = 6, MARGIN = 30;
const view = { x: 0, y: 0, scale: 1 };
let paints = {}, width = 0, height = 0, density = 1, waiting = false;

// Colours are computed by the browser, for the light or the dark mode it is in.
function readPaints() {
  const probe = document.createElement("i");
  probe.className = "paint";
  document.body.append(probe);
  for (const name of ["c0", "c1", "c2", "c3", "c4", "c5", "other", "none", "ego", "ground", "ink",
    "faint", "tie", "member", "box", "warm", "accent", "no"]) {
    probe.style.color = `var(--${name})`;
    paints[name] = getComputedStyle(probe).color;
  }
  probe.remove();
}

const paintOf = (person) => person.c === undefined ? paints.none
  : person.c < CLUSTERS ? paints[`c${person.c}`] : paints.other;
const room = Math.min(1, Math.sqrt(250 / Math.max(people.length, 1)));
const size = () => Math.min(width / chosen.sides.length, height) - 2 * MARGIN;
// Discs are smaller where many are drawn, and where there is little room for them.
const radiusOf = (person) => (3.5 + 11 * Math.sqrt(person.s || 0)) * Math.max(room, 0.4)
  * Math.max(0.45, Math.min(1, size() / 640));

// From the steps of the data to pixels of one side's half.
function place(thing, side) {
  const whole = size() * view.scale, half = width / chosen.sides.length;
  return [
    half * (side + 0.5) + view.x + (thing.x / STEPS - 0.5) * whole,
    height / 2 + view.y + (thing.y / STEPS - 0.5) * whole,
  ];
}
const zoomed = () => Math.max(0.7, Math.min(2.2, Math.sqrt(view.scale)));

function draw() {
  waiting = false;
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.fillStyle = paints.ground;
  pen.fillRect(0, 0, width, height);
  const lit = light();
  chosen.sides.forEach((layer, side) => {
    pen.save();
    pen.beginPath();
    pen.rect((width / chosen.sides.length) * side, 0, width / chosen.sides.length, height);
    pen.clip();
    drawSide(layer, side, lit);
    pen.restore();
  });
  if (chosen.sides.length > 1) stroke([[[width / 2, 0], [width / 2, height]]], paints.member, 1);
}

// Who stands out: those that fit and, where somebody or a need is chosen, those it is about.
function light() {
  const fit = people.map(fits), about = new Map(), one = need();
  if (one) {
    one.maybe.forEach((at) => about.set(at, "maybe"));
    one.p.forEach((at) => about.set(at, "sure"));
    one.ways.forEach((way) => way.forEach((at) => about.has(at) || about.set(at, "way")));
  }
  const near = new Set();
  if (chosen.person !== null) {
    near.add(chosen.person);
    people[chosen.person].near.forEach(([at, tie]) => isThere(tie) && near.add(at));
  }
  return (person) => ({
    on: fit[person.at] && (one === null || about.has(person.at))
      && (chosen.person === null || near.has(person.at)),
    fit: fit[person.at], about: about.get(person.at),
  });
}

function drawSide(layer, side, lit) {
  const shown = people.filter((person) => isMet(person) && inLayer(person.in || [], layer));
  const here = new Set(shown.map((person) => person.at));
  const at = new Map(shown.map((person) => [person.at, place(person, side)]));
  const sees = new Map(shown.map((person) => [person.at, lit(person)]));
  if (data.mode === "groups") drawBoxes(here, at, side);
  if (chosen.ego) drawOwn(layer, here, at, side);
  drawTies(layer, here, at, sees);
  drawWays(here, at, side);
  for (const person of shown) drawPerson(person, at.get(person.at), sees.get(person.at));
  if (chosen.ego) {
    pen.fillStyle = paints.ego;
    disc(place({ x: STEPS / 2, y: STEPS / 2 }, side), 7);
  }
  drawNames(shown, at, sees, side);
}

function stroke(lines, paint, thick, alpha = 1, dashes = []) {
  pen.strokeStyle = paint;
  pen.lineWidth = thick;
  pen.globalAlpha = alpha;
  pen.setLineDash(dashes);
  pen.beginPath();
  for (const [start, ...rest] of lines) {
    pen.moveTo(...start);
    rest.forEach((point) => pen.lineTo(...point));
  }
  pen.stroke();
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

// Ties of a strength are one path: a stroke each would be too slow for a hundred thousand.
function drawTies(layer, here, at, sees) {
  const bands = new Map();
  for (const tie of ties) {
    if (!here.has(tie.a) || !here.has(tie.b) || !isThere(tie) || !inLayer(tie.layers, layer)) continue;
    const on = sees.get(tie.a).on && sees.get(tie.b).on
      && (chosen.person === null || tie.a === chosen.person || tie.b === chosen.person);
    const band = `${on ? 1 : 0}${Math.round(tie.weight * 4)}`;
    if (!bands.has(band)) bands.set(band, []);
    bands.get(band).push([at.get(tie.a), at.get(tie.b)]);
  }
  for (const band of [...bands.keys()].sort()) {
    const on = band[0] === "1", thick = (0.6 + Number(band[1]) * 0.6) * Math.max(room, 0.5);
    stroke(bands.get(band), paints.tie, on ? thick : thick / 2, on ? 0.75 : 0.14);
  }
}

function drawOwn(layer, here, at, side) {
  const me = place({ x: STEPS / 2, y: STEPS / 2 }, side);
  const lines = own.filter((tie) => here.has(tie.b) && isThere(tie) && inLayer(tie.layers, layer));
  stroke(lines.map((tie) => [me, at.get(tie.b)]), paints.ego, 0.6, 0.25);
}

const halfOf = (box) => (4 + Math.sqrt(box.p.length)) * zoomed();

function drawBoxes(here, at, side) {
  for (const box of data.boxes) {
    const middle = place(box, side), half = halfOf(box);
    const lines = box.p.filter((one) => here.has(one)).map((one) => [middle, at.get(one)]);
    stroke(lines, paints.member, 0.8, 0.6);
    pen.fillStyle = paints.box;
    pen.fillRect(middle[0] - half, middle[1] - half, 2 * half, 2 * half);
    stroke([[[middle[0] - half, middle[1] - half], [middle[0] + half, middle[1] - half],
      [middle[0] + half, middle[1] + half], [middle[0] - half, middle[1] + half],
      [middle[0] - half, middle[1] - half]]], paints.faint, 1);
  }
}

// A route begins with you: who introduces whom, up to the one who serves the need.
function drawWays(here, at, side) {
  const one = need();
  if (!one) return;
  const me = place({ x: STEPS / 2, y: STEPS / 2 }, side);
  const lines = one.ways.filter((way) => way.every((step) => here.has(step)))
    .map((way) => [...(chosen.ego ? [me] : []), ...way.map((step) => at.get(step))]);
  stroke(lines.filter((line) => line.length > 1), paints.accent, 2.5, 0.9);
}

function disc([x, y], radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
function ring([x, y], radius, paint, thick, dashes = []) {
  pen.strokeStyle = paint;
  pen.lineWidth = thick;
  pen.setLineDash(dashes);
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.stroke();
  pen.setLineDash([]);
}

function drawPerson(person, spot, seen) {
  const radius = radiusOf(person) * zoomed(), how = warmth(person);
  pen.globalAlpha = seen.on ? 1 : 0.16;
  if (how === "dormant") {
    pen.fillStyle = paints.ground;
    disc(spot, radius);
    ring(spot, radius, paintOf(person), 2);
  } else {
    pen.fillStyle = paintOf(person);
    disc(spot, radius);
  }
  if (how === "warm") ring(spot, radius + 2.5, paints.warm, 2);
  if (how === "cool") ring(spot, radius + 2.5, paints.warm, 1.3, [3, 2.5]);
  if (seen.about === "sure") ring(spot, radius + 6, paints.accent, 3);
  if (seen.about === "maybe") ring(spot, radius + 6, paints.accent, 1.5, [2, 3]);
  if (person.at === chosen.person) ring(spot, radius + 6, paints.ink, 2.5);
  pen.globalAlpha = 1;
}

function write(text, x, y, font, align = "start") {
  pen.font = font;
  pen.textAlign = align;
  pen.direction = "ltr";
  pen.lineWidth = 3;
  pen.lineJoin = "round";
  pen.strokeStyle = paints.ground;
  pen.fillStyle = paints.ink;
  const short = text.length > 28 ? text.slice(0, 27) + "…" : text;
  pen.strokeText(short, x, y);
  pen.fillText(short, x, y);
}

// Names from the best connected on, each only where it covers no other.
function drawNames(shown, at, sees, side) {
  const most = chosen.names ? 400 : Math.round((28 / chosen.sides.length) * Math.max(1, view.scale));
  const taken = [];
  const free = (box) => taken.every((one) =>
    box[0] > one[2] || box[2] < one[0] || box[1] > one[3] || box[3] < one[1]);
  if (data.mode === "ties") drawLabels(shown, at, taken);
  else drawGroupNames(side, taken, free);
  const order = shown.filter((person) => sees.get(person.at).on).sort((one, other) =>
    (other.at === chosen.person) - (one.at === chosen.person)
    || Boolean(sees.get(other.at).about) - Boolean(sees.get(one.at).about)
    || (other.s || 0) - (one.s || 0) || one.at - other.at);
  let written = 0;
  for (const person of order) {
    if (written >= most) break;
    const [x, y] = at.get(person.at), radius = radiusOf(person) * zoomed() + 5;
    if (x < -50 || y < -20 || x > width + 50 || y > height + 20) continue;
    const long = Math.min(person.n.length, 28) * 6.3, box = [x + radius, y - 8, x + radius + long, y + 6];
    if (person.at !== chosen.person && !free(box)) continue;
    taken.push(box);
    write(person.n, x + radius, y + 4, "12px system-ui, sans-serif");
    written += 1;
  }
}

// The names of groups, the largest first, each only where it covers no other.
function drawGroupNames(side, taken, free) {
  for (const box of [...data.boxes].sort((one, other) => other.p.length - one.p.length)) {
    const [x, y] = place(box, side), top = y - halfOf(box) - 3;
    const long = Math.min(box.n.length, 28) * 6;
    const here = [x - long / 2, top - 11, x + long / 2, top + 3];
    if (!free(here)) continue;
    taken.push(here);
    write(box.n, x, top, "italic 12px system-ui, sans-serif", "center");
  }
}

function drawLabels(shown, at, taken) {
  data.clusters.forEach((cluster, number) => {
    const spots = cluster.p.filter((one) => at.has(one)).map((one) => at.get(one));
    if (!spots.length || labels[number].startsWith("around ")) return;
    const x = spots.reduce((sum, spot) => sum + spot[0], 0) / spots.length;
    const y = Math.min(...spots.map((spot) => spot[1])) - 18;
    const long = Math.min(labels[number].length, 28) * 7.5;
    taken.push([x - long / 2, y - 12, x + long / 2, y + 4]);
    write(labels[number], x, y, "bold 14px system-ui, sans-serif", "center");
  });
}

// -- pointing, moving and zooming ------------------------------------------------------------

function under(x, y) {
  const side = Math.min(chosen.sides.length - 1, Math.floor(x / (width / chosen.sides.length)));
  let best = null, nearest = 14;
  for (const person of people) {
    if (!isMet(person) || !inLayer(person.in || [], chosen.sides[side])) continue;
    const [px, py] = place(person, side);
    const away = Math.hypot(px - x, py - y) - radiusOf(person) * zoomed();
    if (away < nearest && away < 6) { best = person.at; nearest = away; }
  }
  return best;
}

function again() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(draw);
}

function fit() {
  const box = canvas.getBoundingClientRect();
  density = window.devicePixelRatio || 1;
  width = box.width;
  height = box.height;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  again();
}

function zoom(by, x = width / 2, y = height / 2) {
  const scale = Math.max(0.5, Math.min(40, view.scale * by)), grown = scale / view.scale;
  const half = width / chosen.sides.length;
  const side = Math.min(chosen.sides.length - 1, Math.floor(x / half));
  view.x = x - half * (side + 0.5) - (x - half * (side + 0.5) - view.x) * grown;
  view.y = y - height / 2 - (y - height / 2 - view.y) * grown;
  view.scale = scale;
  again();
}

function whole() {
  Object.assign(view, { x: 0, y: 0, scale: 1 });
  again();
}
