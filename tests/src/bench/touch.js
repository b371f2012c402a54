// Touches the payment key, or sends an empty command, so many times; answers with the milliseconds from
// the event's time stamp to the second frame after the result is in the page.
const [what, rounds, done] = arguments;

const button = text => [...document.querySelectorAll('button')].find(it => it.textContent.includes(text) && !it.disabled);

// The key's own time stamp, and the moment at which what it brings is painted.
const touched = async (key, name, look) => {
  let stamp = 0;
  key.addEventListener('click', event => { stamp = event.timeStamp; }, { once: true, capture: true });
  const result = until(name, look);
  key.click();
  await result;
  return await frames(2) - stamp;
};

const sell = async () => {
  (await until('a tile', () => [...document.querySelectorAll('.tile')].find(it => it.textContent.includes('Shampoo')))).click();
  const key = await until('the payment key', () => document.querySelector('.till-pay button:not([disabled])'));
  await pause(60);
  const took = await touched(key, 'the receipt', () => document.querySelector('.till-booked-number'));
  await pause(60);
  button('Nächster Vorgang').click();
  await until('an empty till', () => !document.querySelector('.till-booked'));
  return took;
};

const greet = async () => {
  const key = document.createElement('button');
  const answer = document.createElement('p');
  document.body.append(key, answer);
  key.addEventListener('click', async () => {
    const request = { command: 'Greet', body: null };
    await window.__TAURI__.core.invoke('call', { request });
    answer.textContent = 'there';
  });
  const took = await touched(key, 'the answer', () => answer.textContent);
  key.remove();
  answer.remove();
  await pause(20);
  return took;
};

(async () => {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(await (what === 'sell' ? sell() : greet()));
  }
  done(times);
})().catch(trouble => done(String(trouble)));
