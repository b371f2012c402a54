// What the measurements in the page share: frames that pass, pauses, and waiting for what a look finds.
const frames = count => new Promise(yes => {
  const step = left => left === 0 ? yes(performance.now()) : requestAnimationFrame(() => step(left - 1));
  step(count);
});

const pause = ms => new Promise(yes => setTimeout(yes, ms));

const until = (name, look) => new Promise((yes, no) => {
  const now = look();
  if (now) { yes(now); return; }
  const late = setTimeout(() => { watch.disconnect(); no(new Error(`${name} did not come`)); }, 10000);
  const watch = new MutationObserver(() => {
    const found = look();
    if (!found) { return; }
    clearTimeout(late);
    watch.disconnect();
    yes(found);
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
});

