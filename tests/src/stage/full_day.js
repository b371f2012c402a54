// Fills today with so many people and so many appointments each; answers with how many were booked.
const [people, each, done] = arguments;

const ask = async (command, body) => {
  const answer = await fetch('call', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ request: { command, body }, confirmed: ['outside_hours'] }),
  });
  return await answer.json();
};

(async () => {
  const there = async () => (await ask('People', null)).done.filter(it => it.performs && it.active);
  for (let number = (await there()).length; number < people; number += 1) {
    const name = `Person${number} Muster`;
    await ask('SavePerson', { id: null, name, short_name: `Person${number}`, role: 'stylist', performs: true, active: true });
  }
  const article = (await ask('Catalogue', null)).done.articles.find(it => it.name === 'Herrenschnitt').id;
  const day = (await ask('DayState', null)).done.today;
  let booked = 0;
  for (const [column, person] of (await there()).entries()) {
    for (let number = 0; number < each; number += 1) {
      const guest = { customer: null, name: `Gast ${column}-${number}`, phone: null };
      const parts = [{ article, person: person.id, price: null, minutes: null, helpers: [] }];
      const answer = await ask('Book', { guest, at: { day, minute: 480 + number * 30 }, parts, note: null });
      if (answer.done) { booked += 1; }
    }
  }
  done(booked);
})().catch(trouble => done(String(trouble)));
