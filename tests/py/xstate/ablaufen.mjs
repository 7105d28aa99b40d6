// Runs exported machines in XState. Reads {machine: config} from stdin and writes, per machine, what XState makes of it:
//   anfang    the state it begins in
//   fertig    its final states, with their tags
//   wege      [state, event, next state] with every guard fulfilled, for every state and every event of the machine
//   gesperrt  the same with every guard refusing
//   regeln    names of the guards that were asked
//   folgen    for every recorded walk of `folgen` ([event, what the guards said] …): the state after each step
import { readFileSync } from 'node:fs';
import { createMachine, initialTransition, transition } from 'xstate';

const eingabe = JSON.parse(readFileSync(0, 'utf8'));
const ausgabe = {};
for (const [name, { folgen = [], ...bild }] of Object.entries(eingabe)) {
  const gefragt = new Set();
  const wege = Object.values(bild.states).flatMap((z) => Object.values(z.on ?? {}));
  const namen = new Set(wege.filter((w) => w.guard).map((w) => w.guard.type ?? w.guard));
  const maschine = (erfuellt) => createMachine(structuredClone(bild)).provide({
    guards: Object.fromEntries([...namen].map((regel) => [regel, (_, params) => {
      if (regel === 'alle') {
        if (!Array.isArray(params?.guards) || params.guards.length < 2) throw new Error(`${name}: alle without guards`);
        params.guards.forEach((g) => gefragt.add(g));
      } else {
        gefragt.add(regel);
      }
      return erfuellt;
    }])),
  });
  const zustaende = Object.keys(bild.states);
  const ereignisse = [...new Set(Object.values(bild.states).flatMap((z) => Object.keys(z.on ?? {})))];
  const ablaufen = (m) => zustaende.flatMap((zustand) => ereignisse.map((type) => {
    const [danach] = transition(m, m.resolveState({ value: zustand }), { type });
    return [zustand, type, danach.value];
  }));
  const offen = maschine(true);
  const [anfang] = initialTransition(offen);
  ausgabe[name] = {
    anfang: anfang.value,
    fertig: Object.fromEntries(zustaende.map((z) => [z, offen.resolveState({ value: z })])
      .filter(([, s]) => s.status === 'done').map(([z, s]) => [z, [...s.tags]])),
    wege: ablaufen(offen),
    gesperrt: ablaufen(maschine(false)),
    regeln: [...gefragt].sort(),
    folgen: folgen.map((folge) => {
      let stand = initialTransition(offen)[0];
      return folge.map(([type, erfuellt]) => {
        const m = maschine(erfuellt);
        [stand] = transition(m, m.resolveState({ value: stand.value }), { type });
        return stand.value;
      });
    }),
  };
}
process.stdout.write(JSON.stringify(ausgabe));
