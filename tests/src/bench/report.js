// Switches the turnover report from month to year, so many times; answers with the milliseconds from the event's
// time stamp to the second frame after the year's heading and picture are in the page.
const [rounds, done] = arguments;

const title = () => document.querySelector('.sheet-title')?.textContent ?? '';
const key = word => [...document.querySelectorAll('.lists-head button, .lists-head [role=tab]')].find(it => it.textContent.trim() === word);
const isYear = () => /^Umsatzbericht \d{4}$/.test(title()) && document.querySelector('.sheet-chart svg');
const isMonth = () => /^Umsatzbericht [A-Z]\p{L}+ \d{4}$/u.test(title());

(async () => {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    key('Monat').click();
    await until('the month', isMonth);
    await pause(100);
    const year = key('Jahr');
    let stamp = 0;
    year.addEventListener('click', event => { stamp = event.timeStamp; }, { once: true, capture: true });
    const shown = until('the year', isYear);
    year.click();
    await shown;
    times.push(await frames(2) - stamp);
    await pause(100);
  }
  done(times);
})().catch(trouble => done(String(trouble)));
