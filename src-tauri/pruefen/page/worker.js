// The worker: holds the archives and the verifier; the page only shows what it says.
"use strict";
let archives = null;
// Long enough to be quick, short enough to answer the page in between.
const SLICE_MS = 40;

const rest = () => new Promise((go) => {
  const door = new MessageChannel();
  door.port1.onmessage = () => { door.port1.close(); go(); };
  door.port2.postMessage(0);
});

async function check({ files, nth, of }) {
  const reader = new FileReaderSync();
  archives = new wasm_bindgen.Archives(nth, of);
  for (const file of files) {
    const readAt = (at, length) => new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + length)));
    try {
      archives.add(file.name, readAt, file.size);
    } catch (trouble) {
      throw files.length > 1 && typeof trouble === "string" ? `${file.name}: ${trouble}` : trouble;
    }
  }
  let share = 0;
  while (share < 1) {
    const until = performance.now() + SLICE_MS;
    do { share = archives.step(); } while (share < 1 && performance.now() < until);
    postMessage({ about: "progress", share });
    await rest();
  }
  postMessage({ about: "done", foundIn: archives.found_in() ?? Infinity });
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
      await check(data);
    } else {
      postMessage({ about: "answer", id: data.id, value: answers[data.ask](data) });
    }
  } catch (trouble) {
    const sentence = typeof trouble === "string" ? trouble : `Der Browser kann das Archiv nicht prüfen (${trouble}).`;
    postMessage({ about: "trouble", id: data.id, sentence });
  }
};
