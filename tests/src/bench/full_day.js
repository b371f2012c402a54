// Fills a day so far ahead, or the first one after it on which the salon is open, with so many people and so many
// appointments each. Answers with the days to go and how many were booked.
const [people, each, start, done] = arguments;

const ask = async (command, body) => {
  const answer = await fetch('call', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ request: { command, body }, confirmed: ['outside_hours'] }),
  });
  return await answer.json();
};

const plus = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

(async () => {
  const there = async () => (await ask('People', null)).done.filter(it => it.performs && it.active);
  for (let number = (await there()).length; number < people; number += 1) {
    const name = `Person${number} Muster`;
    await ask('SavePerson', { id: null, name, short_name: `Person${number}`, role: 'stylist', performs: true, active: true });
  }
  for (let number = 0; number < people; number += 1) {
    await ask('SaveResource', { id: null, kind: 'chair', name: `Stuhl ${number + 1}`, active: true });
  }
  const article = (await ask('Catalogue', null)).done.articles.find(it => it.name === 'Herrenschnitt').id;
  const today = (await ask('DayState', null)).done.today;
  let ahead = start;
  while ((await ask('ShowDay', { day: plus(today, ahead) })).done.open.length === 0) { ahead += 1; }
  const day = plus(today, ahead);
  let booked = 0;
  let no = '';
  for (const [column, person] of (await there()).slice(0, people).entries()) {
    for (let number = 0; number < each; number += 1) {
      const guest = { customer: null, name: `Gast ${column}-${number}`, phone: null };
      const parts = [{ article, person: person.id, price: null, minutes: null, helpers: [] }];
      const answer = await ask('Book', { guest, at: { day, minute: 480 + number * 30 }, parts, note: null });
      if (answer.done) { booked += 1; } else { no = JSON.stringify(answer); }
    }
  }
  done({ ahead, booked, no });
})().catch(trouble => done(String(trouble)));
