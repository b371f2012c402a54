// Books appointments into a day so many days ahead, or into the first one after it on which the salon is open; zero
// means today. Answers with the day.
const [start, list, done] = arguments;

const ask = async (command, body) => {
  const answer = await fetch('call', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ request: { command, body }, confirmed: ['outside_hours'] }),
  });
  return await answer.json();
};

const plus = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const minute = time => { const [hour, minute] = time.split(':').map(Number); return hour * 60 + minute; };

(async () => {
  const people = (await ask('People', null)).done.filter(it => it.performs && it.active);
  const articles = (await ask('Catalogue', null)).done.articles;
  const today = (await ask('DayState', null)).done.today;
  let ahead = start;
  while (ahead > 0 && (await ask('ShowDay', { day: plus(today, ahead) })).done.open.length === 0) { ahead += 1; }
  const day = plus(today, ahead);
  for (const [name, column, time, service] of list) {
    const article = articles.find(it => it.name === service).id;
    const parts = [{ article, person: people[column].id, price: null, minutes: null, helpers: [] }];
    const guest = { customer: null, name, phone: null };
    const answer = await ask('Book', { guest, at: { day, minute: minute(time) }, parts, note: null });
    if (!answer.done) { done(`${name}: ${JSON.stringify(answer)}`); return; }
  }
  done({ day: day.split('-').reverse().join('.') });
})().catch(trouble => done(String(trouble)));
