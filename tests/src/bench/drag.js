// Drags the first appointment to and fro over the sheet for so many frames, or only lets the frames pass; answers
// with the milliseconds between each frame and the one before.
const [drag, count, done] = arguments;

(async () => {
  const block = document.querySelector('.cal-block');
  const sheet = document.querySelector('.cal-scroll').getBoundingClientRect();
  const from = block.getBoundingClientRect();
  const send = (name, x, y) => block.dispatchEvent(new PointerEvent(name, {
    bubbles: true, cancelable: true, clientX: x, clientY: y, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0,
  }));
  const start = [from.left + 10, from.top + 10];
  if (drag) { send('pointerdown', ...start); }
  const times = [];
  await new Promise(yes => {
    let last = 0;
    const step = now => {
      if (last) { times.push(now - last); }
      last = now;
      if (times.length >= count) { yes(); return; }
      if (drag) {
        const turn = times.length / 40;
        const x = sheet.left + 80 + (sheet.width - 140) * (0.5 + 0.48 * Math.sin(turn));
        const y = sheet.top + 120 + (sheet.height - 220) * (0.5 + 0.48 * Math.cos(turn * 0.7));
        send('pointermove', x, y);
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  if (drag) {
    const held = document.querySelector('.cal-ghost') !== null;
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    if (!held) { done('nothing was carried'); return; }
  }
  done(times);
})().catch(trouble => done(String(trouble)));
