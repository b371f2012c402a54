// The page: archives of one register, checked together; all work in workers that can be stopped.
"use strict";
const el = (id) => document.getElementById(id);
const PAGE = 50;
// The one that checks, and its helper.
let worker = null;
let helper = null;
let asked = new Map();
let next = 0;
let from = 0;
let found = 0;
let bad = null;

const show = (id) => ["choose", "work", "result"].forEach((part) => { el(part).hidden = part !== id; });
const number = (n) => n.toLocaleString("de-DE");

function make(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

function ask(what, words) {
  const id = next++;
  worker.postMessage({ id, ask: what, ...words });
  return new Promise((answer) => asked.set(id, answer));
}

function stop(sentence) {
  worker?.terminate();
  helper?.terminate();
  worker = helper = null;
  asked.clear();
  el("file").value = "";
  el("trouble").textContent = sentence ?? "";
  el("trouble").hidden = !sentence;
  show("choose");
  el("file").focus();
}

function begin(list) {
  const files = [...list];
  if (!files.length) return;
  stop();
  show("work");
  const kilobytes = number(Math.ceil(files.reduce((sum, file) => sum + file.size, 0) / 1024));
  el("work-file").textContent = `${files.length > 1 ? `${files.length} Archive` : files[0].name} · ${kilobytes} KB`;
  progress(0);
  el("cancel").focus();
  const source = new Blob([el("worker").textContent], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  const wasm = el("wasm").textContent.trim();
  worker = put(new Worker(address));
  if (navigator.hardwareConcurrency < 2) return void worker.postMessage({ wasm, files });
  helper = put(new Worker(address));
  const { port1, port2 } = new MessageChannel();
  helper.postMessage({ wasm, help: port1 }, [port1]);
  worker.postMessage({ wasm, files, lend: port2 }, [port2]);
}

function put(one) {
  one.onerror = () => stop("Dieser Browser kann Archive nicht prüfen. Bitte nehmen Sie einen neueren.");
  one.onmessage = ({ data }) => { if (one === worker || one === helper) hear(data); };
  return one;
}

function hear(data) {
  if (data.about === "progress") progress(data.share);
  if (data.about === "done") {
    helper?.terminate();
    helper = null;
    finish();
  }
  if (data.about === "trouble" && data.id === undefined) stop(data.sentence);
  if (data.about === "answer") {
    asked.get(data.id)?.(data.value);
    asked.delete(data.id);
  }
}

function progress(share) {
  el("bar").value = Math.floor(share * 1000);
  el("percent").textContent = `${Math.floor(share * 100)} %`;
}

async function finish() {
  el("paper").value = "";
  el("search").value = "";
  await report();
  await list(0);
  show("result");
  el("verdict").focus();
}

async function report() {
  const said = await ask("report", { typed: el("paper").value });
  const { runs, archives } = said;
  const sum = (of) => runs.reduce((all, run) => all + run[of], 0);
  const ranges = runs.map(({ scope }) => `${scope.first_seq} bis ${scope.last_seq}`).join(", ");
  const keys = new Map();
  runs.flatMap((run) => run.keys).forEach((key) => keys.set(key.fingerprint, key.entries + (keys.get(key.fingerprint) ?? 0)));
  const programs = [...new Set(archives.map((archive) => archive.program))].join(", ");
  bad = said.place;
  el("verdict-card").dataset.verdict = said.verdict;
  el("verdict").textContent = said.headline;
  el("sentences").replaceChildren(...said.sentences.map((sentence) => make("li", sentence)));
  el("show-found").hidden = bad === null;
  el("paper-trouble").textContent = said.misread ?? "";
  const facts = [
    ["Zeitraum", `${archives.map((archive) => archive.title).join(", ")} (sagt das Archiv)${said.part ? ", Teilarchiv" : ""}`],
    ["Kasse", runs[0].scope.register],
    ["Buchungen", `${number(sum("entries"))} (Nr. ${ranges})`],
    ["Belege", number(sum("receipts"))],
    ["Tagesabschlüsse", number(sum("closings"))],
    ["Kundendaten", `${number(sum("customers_kept"))} erhalten, ${number(sum("customers_erased"))} gelöscht`],
    ["Dateien", number(sum("files"))],
    ["Gemacht mit", `${programs} (sagt das Archiv)`],
    ...[...keys].map(([fingerprint, entries]) => ["Schlüssel", fingerprint + (entries ? "" : " (hat hier nichts signiert)")]),
  ];
  el("facts").replaceChildren(...facts.flatMap(([name, value]) =>
    [make("dt", name), make("dd", value, name === "Schlüssel" ? { class: "key" } : {})]));
}

async function list(start) {
  from = start;
  const stretch = await ask("rows", { search: el("search").value, from, count: PAGE });
  found = stretch.found;
  el("rows").replaceChildren(...stretch.rows.map(row));
  const last = Math.min(from + PAGE, found);
  el("count").textContent = found === 1 ? "1 Buchung" : `${number(found)} Buchungen`;
  el("where").textContent = found ? `${number(from + 1)} bis ${number(last)}` : "Nichts gefunden";
  el("back").disabled = from === 0;
  el("next").disabled = last >= found;
}

function row(entry) {
  const line = make("tr", undefined, entry.place === bad ? { "data-bad": "" } : {});
  const cell = make("td");
  const label = entry.seq || `Zeile ${entry.place + 1}`;
  const open = make("button", label, { type: "button", "aria-label": `Buchung ${label} ansehen` });
  open.onclick = () => details(entry.place, label);
  cell.append(open);
  line.append(cell, make("td", entry.number), make("td", entry.kind), make("td", entry.when));
  line.append(make("td", entry.amount, { class: "number" }));
  return line;
}

async function details(place, label) {
  const parts = await ask("entry", { place });
  el("entry-title").textContent = `Buchung ${label}`;
  el("parts").replaceChildren(...parts.map((part) => {
    const box = make("section", undefined, { class: "part" });
    box.append(make("h3", part.title));
    if (part.digest) box.append(make("p", `SHA-256 ${part.digest}`));
    const fields = make("dl");
    part.fields.forEach((field) => {
      const value = make("dd");
      value.append(field.block ? make("pre", field.value) : field.value);
      fields.append(make("dt", field.name), value);
    });
    box.append(fields);
    return box;
  }));
  el("entry").showModal();
  el("entry").scrollTop = 0;
}

const later = (work, wait) => {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(work, wait); };
};

el("file").onchange = () => { begin(el("file").files); };
el("cancel").onclick = () => stop("Die Prüfung wurde abgebrochen.");
el("again").onclick = () => stop();
el("show-found").onclick = () => details(bad, "mit der Beanstandung");
el("paper").oninput = later(report, 250);
el("search").oninput = later(() => list(0), 150);
el("back").onclick = () => list(Math.max(0, from - PAGE));
el("next").onclick = () => list(from + PAGE);
el("close").onclick = () => el("entry").close();
document.addEventListener("dragover", (event) => { event.preventDefault(); el("drop").dataset.over = ""; });
document.addEventListener("dragleave", () => { delete el("drop").dataset.over; });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  delete el("drop").dataset.over;
  begin(event.dataTransfer.files);
});
