// What is pressed, typed and dragged, and the first picture.

watchers.push(fillList, fillPerson, fillGoal, fillHalves, again);

byId("form").addEventListener("submit", (event) => event.preventDefault());
byId("search").addEventListener("input", (event) => {
  chosen.words = event.target.value.trim().toLocaleLowerCase().replace(/\s+/g, " ");
  changed();
});
for (const key of ["layer", "cluster", "level", "place", "field", "touch", "group"]) {
  byId(`by-${key}`).addEventListener("change", (event) => {
    chosen[key] = event.target.value;
    changed();
  });
}
byId("need")?.addEventListener("change", (event) => {
  chosen.need = event.target.value;
  changed();
});
byId("sides").addEventListener("change", (event) => {
  chosen.sides = event.target.value === "" ? [null] : event.target.value.split(" ").map(Number);
  changed();
});
byId("ego").addEventListener("change", (event) => { chosen.ego = event.target.checked; changed(); });
byId("names").addEventListener("change", (event) => { chosen.names = event.target.checked; changed(); });
byId("day").addEventListener("input", (event) => { chosen.day = Number(event.target.value); changed(); });
byId("export")?.addEventListener("click", () => {
  const box = byId("toml");
  box.hidden = false;
  box.value = toml();
  box.focus();
  box.select();
});
byId("closer").addEventListener("click", () => zoom(1.4));
byId("farther").addEventListener("click", () => zoom(1 / 1.4));
byId("whole").addEventListener("click", whole);

let drag = null;
canvas.addEventListener("pointerdown", (event) => {
  drag = { x: event.offsetX, y: event.offsetY, moved: false };
  canvas.setPointerCapture(event.pointerId);
});
canvas.addEventListener("pointermove", (event) => {
  if (drag === null) {
    point(event.offsetX, event.offsetY);
    return;
  }
  const x = event.offsetX - drag.x, y = event.offsetY - drag.y;
  if (!drag.moved && Math.hypot(x, y) < 4) return;
  view.x += x;
  view.y += y;
  drag = { x: event.offsetX, y: event.offsetY, moved: true };
  again();
});
canvas.addEventListener("pointerup", (event) => {
  if (drag !== null && !drag.moved) choose(under(event.offsetX, event.offsetY));
  drag = null;
});
canvas.addEventListener("pointerleave", () => { byId("pointed").hidden = true; });
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY);
}, { passive: false });

function point(x, y) {
  const at = under(x, y), told = byId("pointed");
  canvas.classList.toggle("over", at !== null);
  told.hidden = at === null;
  if (at === null) return;
  const person = people[at];
  told.replaceChildren(make("strong", person.n), document.createElement("br"),
    [person.job, person.firm].filter(Boolean).join(", ") || RINGS[warmth(person)]);
  told.style.left = `${Math.min(x + 14, Math.max(0, width - 240))}px`;
  told.style.top = `${Math.min(y + 14, height - 60)}px`;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
  if (event.target.closest("input, select, textarea, button, summary")) return;
  const move = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
  if (move) {
    view.x += move[0];
    view.y += move[1];
    again();
    event.preventDefault();
  }
  if (event.key === "+") zoom(1.4);
  if (event.key === "-") zoom(1 / 1.4);
  if (event.key === "0") whole();
  if (event.key === "/") { byId("search").focus(); event.preventDefault(); }
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readPaints(); again(); });
// On paper everything is light, and the sheet has its own width.
matchMedia("print").addEventListener("change", () => { readPaints(); fit(); draw(); });
new ResizeObserver(fit).observe(canvas);

byId("ego").checked = chosen.ego;
readPaints();
fillChoices();
fillLegend();
changed();
fit();
