// Goes to the next day and back, so many times; answers with the milliseconds from the event's time stamp to the
// second frame after the other day's appointments are in the page.
const [rounds, blocks, done] = arguments;

const frames = count => new Promise(yes => {
  const step = left => left === 0 ? yes(performance.now()) : requestAnimationFrame(() => step(left - 1));
  step(count);
});

const pause = ms => new Promise(yes => setTimeout(yes, ms));

const shown = letter => {
  const all = document.querySelectorAll('.cal-block > b');
  return all.length === blocks && [...all].every(it => it.textContent.startsWith(letter));
};

const until = (name, look) => new Promise((yes, no) => {
  if (look()) { yes(); return; }
  const late = setTimeout(() => { watch.disconnect(); no(new Error(`${name} did not come`)); }, 10000);
  const watch = new MutationObserver(() => {
    if (!look()) { return; }
    clearTimeout(late);
    watch.disconnect();
    yes();
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
});

const key = word => [...document.querySelectorAll('.cal-head button')].find(it => it.textContent.trim().startsWith(word));

(async () => {
  const times = [];
  await until('the first day', () => shown('A'));
  for (let round = 0; round < rounds; round += 1) {
    const [word, letter] = round % 2 === 0 ? ['›', 'B'] : ['‹', 'A'];
    const button = key(word);
    let stamp = 0;
    button.addEventListener('click', event => { stamp = event.timeStamp; }, { once: true, capture: true });
    const there = until('the other day', () => shown(letter));
    button.click();
    await there;
    times.push(await frames(2) - stamp);
    await pause(150);
  }
  done(times);
})().catch(trouble => done(String(trouble)));
