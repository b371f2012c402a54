// The worker: holds the archives and the verifier; the page only shows what it says. A second one, its helper, looks at
// signatures and at nothing else.
"use strict";
let archives = null;
// Long enough to be quick, short enough to answer the page in between.
const SLICE_MS = 40;
// As often as a person can follow: each picture of the bar takes its time from those who check.
const TELL_MS = 250;
// Handed-on portions that may wait: enough that the helper never stands still during a slice.
const WAITING = 8;
const helper = { port: null, waiting: 0, wrong: false };

const rest = () => new Promise((go) => {
  const door = new MessageChannel();
  door.port1.onmessage = () => { door.port1.close(); go(); };
  door.port2.postMessage(0);
});

function lend(port) {
  helper.port = port;
  port.onmessage = ({ data }) => {
    helper.waiting -= 1;
    helper.wrong ||= !data;
    helper.answered?.();
  };
}

function help(port) {
  const signatures = new wasm_bindgen.Signatures();
  port.onmessage = ({ data }) => port.postMessage(signatures.hold(data));
}

function handOn() {
  const signatures = archives.handed_on();
  if (!signatures.length) return;
  helper.waiting += 1;
  helper.port.postMessage(signatures, [signatures.buffer]);
}

function open(files) {
  const reader = new FileReaderSync();
  archives = new wasm_bindgen.Archives();
  for (const file of files) {
    const readAt = (at, length) => new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + length)));
    try {
      archives.add(file.name, readAt, file.size);
    } catch (trouble) {
      throw files.length > 1 && typeof trouble === "string" ? `${file.name}: ${trouble}` : trouble;
    }
  }
}

async function run(files, helped) {
  open(files);
  let [share, told] = [0, 0];
  while (share < 1 && !helper.wrong) {
    const until = performance.now() + SLICE_MS;
    do {
      const lent = helped && helper.waiting < WAITING;
      share = archives.step(lent);
      if (lent) handOn();
    } while (share < 1 && performance.now() < until);
    if (performance.now() - told > TELL_MS) {
      told = performance.now();
      postMessage({ about: "progress", share });
    }
    await rest();
  }
  while (helper.waiting > 0) await new Promise((go) => { helper.answered = go; });
}

async function check({ files }) {
  await run(files, helper.port !== null);
  // A wrong signature is rare: whoever then checks alone names the first fault, whatever it is.
  if (helper.wrong) {
    helper.wrong = false;
    await run(files, false);
  }
  postMessage({ about: "done" });
}

async function unpacked(text) {
  if (typeof DecompressionStream === "undefined") throw "Dieser Browser kann Archive nicht prüfen. Bitte nehmen Sie einen neueren.";
  const packed = new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

const answers = {
  report: ({ typed }) => JSON.parse(archives.report(typed)),
  rows: ({ search, from, count }) => JSON.parse(archives.rows(search, from, count)),
  entry: ({ place }) => JSON.parse(archives.entry(place)),
};

onmessage = async ({ data }) => {
  try {
    if (data.wasm) {
      wasm_bindgen.initSync({ module: await unpacked(data.wasm) });
      if (data.help) return help(data.help);
      if (data.lend) lend(data.lend);
      await check(data);
    } else {
      postMessage({ about: "answer", id: data.id, value: answers[data.ask](data) });
    }
  } catch (trouble) {
    const sentence = typeof trouble === "string" ? trouble : `Der Browser kann das Archiv nicht prüfen (${trouble}).`;
    postMessage({ about: "trouble", id: data.id, sentence });
  }
};
