"""Several real connections at once (security.md, D01 to D05): one wins, the others are told, nothing is done twice or half."""
from __future__ import annotations

import random
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from engine_hilfen import GEDULD, Haus, ausloesen, code, gleichzeitig, ist_ma, nach_art, starten, wartet_auf

#: seconds of the run that looks for deadlocks
DAUER = 15


# -- one Vorgang, many hands ------------------------------------------------------------------------------------------

@pytest.mark.parametrize("erwartet, verlierer", [("a", "MA003"), (None, "MA004")], ids=["expected state", "without"])
def test_D01_twenty_fire_the_same_event_and_one_wins(heil: Haus, erwartet: str | None, verlierer: str) -> None:
    vorgang = heil.vorgang()

    def feuern(i: int, los: Callable[[], object]) -> Any:
        with heil.person() as c:
            los()
            return ausloesen(c, vorgang, "weiter", {"zahl": 2 * i}, erwartet)

    assert nach_art(gleichzeitig(20, feuern)) == {"ok": 1, verlierer: 19}
    eintraege = [e for e in heil.eintraege(vorgang) if e.ereignis == "weiter"]
    assert sorted(e.ergebnis for e in eintraege) == ["abgelehnt"] * 19 + ["ok"]
    assert eintraege[0].ergebnis == "ok" and {e.von for e in eintraege[1:]} == {"b"}, "who came later saw the new state"
    assert heil.stand(vorgang) == ("b", "b", 2)


@pytest.fixture
def zweiter(heil: Haus) -> Any:
    """`zweiter(vorgang, …)` fires from another connection in a thread and returns (its backend, the future result)."""
    offen: list[psycopg.Connection] = []
    with ThreadPoolExecutor(2) as pool:
        def feuern(*werte: object) -> tuple[int, Future[Any]]:
            c = heil.person()
            offen.append(c)

            def tun() -> Any:
                with c:
                    return ausloesen(c, *werte)
            return c.info.backend_pid, pool.submit(tun)
        yield feuern
    for c in offen:
        c.close()


def test_D01_the_second_waits_and_is_refused_when_the_first_commits(heil: Haus, zweiter: Any) -> None:
    vorgang = heil.vorgang()
    with heil.person() as erster:
        assert ausloesen(erster, vorgang, "weiter").ok
        backend, ergebnis = zweiter(vorgang, "weiter", None, "a")
        assert wartet_auf(heil, backend) == ("Lock", "advisory", [erster.info.backend_pid])
    assert code(ergebnis.result(GEDULD)) == "MA003"
    assert heil.stand(vorgang) == ("b", "b", 2)


def test_D01_the_second_waits_and_succeeds_when_the_first_rolls_back(heil: Haus, zweiter: Any) -> None:
    vorgang = heil.vorgang()
    with heil.person() as erster:
        assert ausloesen(erster, vorgang, "weiter").ok
        backend, ergebnis = zweiter(vorgang, "weiter", None, "a")
        wartet_auf(heil, backend)
        erster.rollback()
        assert code(ergebnis.result(GEDULD)) == "ok"
    assert heil.stand(vorgang) == ("b", "b", 2)
    assert [e.ergebnis for e in heil.eintraege(vorgang)] == ["ok", "ok"]


def test_D01_a_sibling_on_the_same_bracket_waits_too(heil: Haus, zweiter: Any) -> None:
    """The master and the chain belong to both."""
    klammer = heil.klammer()
    einer, anderer = heil.vorgang(klammer), heil.vorgang(klammer)
    with heil.person() as erster:
        assert ausloesen(erster, einer, "weiter").ok
        backend, ergebnis = zweiter(anderer, "weiter")
        wartet_auf(heil, backend)
    assert ergebnis.result(GEDULD).ok


def test_D01_another_bracket_does_not_wait(heil: Haus, zweiter: Any) -> None:
    einer, anderer = heil.vorgang(), heil.vorgang()
    with heil.person() as erster:
        assert ausloesen(erster, einer, "weiter").ok
        _, ergebnis = zweiter(anderer, "weiter")
        assert ergebnis.result(GEDULD).ok
        assert ausloesen(erster, einer, "springen").ok


def test_looking_neither_waits_nor_makes_wait(heil: Haus) -> None:
    """The page is read while somebody else holds the bracket."""
    klammer = heil.klammer()
    vorgang = heil.vorgang(klammer)
    with heil.person() as erster, heil.person(autocommit=False) as leser:
        assert ausloesen(erster, vorgang, "weiter").ok
        leser.execute("SET LOCAL lock_timeout = '200ms'")
        assert {z.ereignis for z in leser.execute("SELECT * FROM engine.moegliche_ereignisse(%s)", (vorgang,))} >= {"weiter", "notieren"}
        leser.execute("SELECT * FROM engine.startbare_automaten(%s)", (klammer.id,))
        assert leser.execute("SELECT zustand FROM engine.vorgaenge WHERE id = %s", (vorgang,)).fetchone()[0] == "a"
        assert leser.execute("SELECT count(*) FROM audit.protokoll WHERE vorgang_id = %s", (vorgang,)).fetchone()[0] == 1


# -- one order, given twice -------------------------------------------------------------------------------------------

def test_D05_twenty_posts_with_one_key_are_one_effect_and_one_answer(heil: Haus) -> None:
    vorgang, schluessel = heil.vorgang(), uuid.uuid4()

    def feuern(i: int, los: Callable[[], object]) -> Any:
        with heil.person() as c:
            los()
            return ausloesen(c, vorgang, "notieren", {"zahl": 7}, None, schluessel)

    ergebnisse = gleichzeitig(20, feuern)
    assert ergebnisse[0].ok and set(ergebnisse) == {ergebnisse[0]}
    assert heil.stand(vorgang) == ("a", "am_anfang", 2)
    assert [e.ereignis for e in heil.eintraege(vorgang)] == ["starten", "notieren"], "a repetition is no attempt"


def test_D05_twenty_starts_with_one_key_are_one_Vorgang(heil: Haus) -> None:
    klammer, schluessel = heil.klammer(), uuid.uuid4()

    def feuern(i: int, los: Callable[[], object]) -> Any:
        with heil.person() as c:
            los()
            return starten(c, "uebung_weg", klammer.id, None, schluessel)

    ergebnisse = gleichzeitig(20, feuern)
    assert ergebnisse[0].ok and len({e.vorgang_id for e in ergebnisse}) == 1
    assert heil.wert("SELECT count(*) FROM engine.vorgang WHERE traeger_id = %s AND NOT ist_klammer", klammer.id) == 1


def test_D05_a_key_whose_first_order_was_undone_is_new(heil: Haus, zweiter: Any) -> None:
    vorgang, schluessel = heil.vorgang(), uuid.uuid4()
    with heil.person() as erster:
        assert ausloesen(erster, vorgang, "weiter", None, None, schluessel).ok
        backend, ergebnis = zweiter(vorgang, "weiter", None, None, schluessel)
        wartet_auf(heil, backend)
        erster.rollback()
        assert ergebnis.result(GEDULD).ok
    assert heil.stand(vorgang) == ("b", "b", 2)


def test_D13_an_answer_that_was_lost_is_given_again_later(heil: Haus) -> None:
    vorgang, schluessel = heil.vorgang(), uuid.uuid4()
    with heil.person() as c:
        erstes = ausloesen(c, vorgang, "weiter", {"zahl": 4}, "a", schluessel)
    with heil.person() as c:
        assert ausloesen(c, vorgang, "springen").ok
    with heil.person() as c:
        assert ausloesen(c, vorgang, "weiter", {"zahl": 4}, "a", schluessel) == erstes
    assert heil.stand(vorgang) == ("c", "c", 3)


def test_D05_a_refusal_is_repeated_as_it_was(heil: Haus) -> None:
    """Also when it would no longer be one: who wants to try again gives a new order."""
    vorgang, schluessel = heil.vorgang(), uuid.uuid4()
    heil.tun("UPDATE akte.uebung SET gesperrt = true WHERE vorgang_id = %s", vorgang)
    with heil.person() as c:
        erstes = ausloesen(c, vorgang, "weiter", {"zahl": 4}, None, schluessel)
    heil.tun("UPDATE akte.uebung SET gesperrt = false WHERE vorgang_id = %s", vorgang)
    with heil.person() as c:
        assert ausloesen(c, vorgang, "weiter", {"zahl": 4}, None, schluessel) == erstes
    assert erstes.fehlercode == "MA300" and erstes.norm
    assert len(heil.eintraege(vorgang)) == 2


@pytest.mark.parametrize("anderer", [
    lambda c, v, w, s: ausloesen(c, v, "notieren", {"zahl": 8}, None, s),
    lambda c, v, w, s: ausloesen(c, v, "weiter", {"zahl": 6}, None, s),
    lambda c, v, w, s: ausloesen(c, w, "notieren", {"zahl": 6}, None, s),
    lambda c, v, w, s: starten(c, "uebung_weg", v, None, s),
], ids=["a corrected form", "another event", "another Vorgang", "a start"])
def test_D05_a_key_is_for_one_order_only(heil: Haus, anderer: Callable[..., object]) -> None:
    """Another order with an old key is a mistake of the program: answered with the old result it would look done."""
    vorgang, zweiter_vorgang, schluessel = heil.vorgang(), heil.vorgang(), uuid.uuid4()
    with heil.person() as c:
        assert ausloesen(c, vorgang, "notieren", {"zahl": 6}, None, schluessel).ok
    with heil.person() as c, pytest.raises(psycopg.Error) as fehler:
        anderer(c, vorgang, zweiter_vorgang, schluessel)
    assert fehler.value.sqlstate == "MA016"
    assert heil.stand(vorgang)[2] == 2 and heil.stand(zweiter_vorgang)[2] == 1


def test_D05_a_key_belongs_to_who_used_it_first(heil: Haus) -> None:
    vorgang, schluessel = heil.vorgang(), uuid.uuid4()
    with heil.person() as c:
        ausloesen(c, vorgang, "notieren", None, None, schluessel)
    with heil.person("teamleitung") as c, pytest.raises(psycopg.Error) as fehler:
        ausloesen(c, vorgang, "notieren", None, None, schluessel)
    assert fehler.value.sqlstate == "MA016"


# -- at most one ------------------------------------------------------------------------------------------------------

def test_ten_start_an_exclusive_machine_and_one_runs(heil: Haus) -> None:
    klammer = heil.klammer()

    def feuern(i: int, los: Callable[[], object]) -> Any:
        with heil.person() as c:
            los()
            return starten(c, "uebung_allein", klammer.id)

    assert nach_art(gleichzeitig(10, feuern)) == {"ok": 1, "MA006": 9}
    assert heil.wert("SELECT count(*) FROM engine.vorgang WHERE traeger_id = %s AND automat = 'uebung_allein'", klammer.id) == 1
    assert heil.wert("SELECT count(*) FROM audit.eintraege WHERE strom_id = %s AND fehlercode = 'MA006'", klammer.id) == 9


def test_whoever_waited_for_the_end_of_an_exclusive_one_may_start(heil: Haus) -> None:
    klammer = heil.klammer()
    with heil.person() as c:
        laufend = starten(c, "uebung_allein", klammer.id).vorgang_id
    with ThreadPoolExecutor(1) as pool, heil.person() as erster, heil.person() as wartender:
        assert ausloesen(erster, laufend, "beenden").ok
        ergebnis = pool.submit(starten, wartender, "uebung_allein", klammer.id)
        wartet_auf(heil, wartender.info.backend_pid)
        erster.commit()
        assert ergebnis.result(GEDULD).ok


# -- timers -----------------------------------------------------------------------------------------------------------

def test_two_services_at_once_fire_each_timer_once(heil: Haus) -> None:
    vorgaenge = []
    for _ in range(6):
        klammer = heil.klammer()
        vorgaenge += [heil.vorgang(klammer, bis="b", faellig=f"2026-0{m}-01 00:00+01") for m in (3, 1, 2)]

    def laufen(i: int, los: Callable[[], object]) -> list[Any]:
        with heil.dienst() as c:
            los()
            return c.execute("SELECT * FROM engine.faellige_fristen_ausfuehren()").fetchall()

    gefeuert = [z for zeilen in gleichzeitig(2, laufen) for z in zeilen]
    assert sorted(z.vorgang_id for z in gefeuert) == sorted(vorgaenge), "each once, by one or the other"
    assert all(z.ok for z in gefeuert)
    assert heil.wert("SELECT count(*) FROM audit.eintraege WHERE ereignis = 'ablaufen' AND vorgang_id = ANY (%s)", vorgaenge) == len(vorgaenge)
    assert {heil.stand(v) for v in vorgaenge} == {("c", "c", 3)}


def test_D02_a_service_and_a_person_on_the_same_Vorgang_do_not_block_each_other(heil: Haus) -> None:
    """The person leaves the state, which voids the timer that the service has just picked."""
    vorgang = heil.vorgang(bis="b", faellig="2026-03-01 00:00+01")
    with ThreadPoolExecutor(1) as pool, heil.person() as person, heil.dienst() as dienst:
        assert ausloesen(person, vorgang, "notieren").ok            # holds the bracket
        ergebnis = pool.submit(lambda: dienst.execute("SELECT * FROM engine.faellige_fristen_ausfuehren()").fetchall())
        wartet_auf(heil, dienst.info.backend_pid)
        assert ausloesen(person, vorgang, "springen").ok            # now wants the timer
        person.commit()
        assert ergebnis.result(GEDULD) == [], "the timer was void by the time it was the service's turn"
    assert [e.ereignis for e in heil.eintraege(vorgang)] == ["starten", "weiter", "notieren", "springen"]


def test_a_bracket_that_somebody_holds_does_not_stop_the_timers_of_the_others(heil: Haus) -> None:
    """An open psql prompt costs its own lease one night, not the whole client."""
    gehalten, frei = (heil.vorgang(bis="b", faellig="2026-03-01 00:00+01") for _ in range(2))
    with heil.person() as person, heil.dienst() as dienst:
        dienst.execute("SET LOCAL lock_timeout = '300ms'")
        assert ausloesen(person, gehalten, "notieren").ok
        zeilen = dienst.execute("SELECT * FROM engine.faellige_fristen_ausfuehren()").fetchall()
        assert [(z.vorgang_id, code(z)) for z in zeilen] == [(gehalten, "MA024"), (frei, "ok")]
    assert heil.stand(gehalten)[0] == "b"
    with heil.dienst() as dienst:
        zeilen = dienst.execute("SELECT * FROM engine.faellige_fristen_ausfuehren()").fetchall()
        assert [(z.vorgang_id, z.ok) for z in zeilen] == [(gehalten, True)], "and the next run takes it"


# -- no deadlock ------------------------------------------------------------------------------------------------------

class Last:
    """Random calls on a few brackets until the time is up; keeps every answer."""

    def __init__(self, haus: Haus, klammern: list[int], ende: float) -> None:
        self.haus, self.klammern, self.ende = haus, klammern, ende
        self.codes: dict[str, int] = {}
        self._schloss = threading.Lock()

    def merken(self, was: str) -> None:
        with self._schloss:
            self.codes[was] = self.codes.get(was, 0) + 1

    def personen(self, nummer: int) -> None:
        zufall = random.Random(nummer)
        with self.haus.verbinden("mietakte_verwaltung") as c:
            while time.monotonic() < self.ende:
                try:
                    self.haus.betreten(c, zufall.choice(("sachbearbeitung", "sachbearbeitung", "teamleitung")))
                    self.merken(self._ein_ruf(c, zufall))
                    (c.commit if zufall.random() < 0.9 else c.rollback)()
                except psycopg.Error as fehler:
                    self.merken(fehler.sqlstate or "?")
                    c.rollback()

    def _ein_ruf(self, c: psycopg.Connection, zufall: random.Random) -> str:
        klammer = zufall.choice(self.klammern)
        vorgaenge = c.execute("SELECT id FROM engine.vorgaenge WHERE traeger_id = %s AND beendet_am IS NULL", (klammer,)).fetchall()
        was = zufall.random()
        if not vorgaenge or was < 0.15:
            automat, daten = zufall.choice((("uebung_weg", {"faellig": "2026-01-01 00:00+01"}), ("uebung_allein", {})))
            return code(starten(c, automat, klammer, daten))
        vorgang = zufall.choice(vorgaenge).id
        ereignis = zufall.choice(("weiter", "weiter", "springen", "zurueck", "notieren", "abschliessen", "aufgeben", "beenden", "vor"))
        if was < 0.2:
            c.execute("SELECT engine.vorschau(%s, %s)", (vorgang, ereignis))
            return "vorschau"
        if was < 0.25:
            c.execute("SELECT engine.fehlversuch(%s, %s, '57014', 'abgebrochen')", (vorgang, ereignis))
            return "fehlversuch"
        if was < 0.3:
            return code(ausloesen(c, 0, ereignis))   # no such Vorgang: written to the client's own stream
        return code(ausloesen(c, vorgang, ereignis, {"zahl": zufall.randrange(4)} if ereignis in ("weiter", "notieren") else None,
                              None, uuid.UUID(int=zufall.getrandbits(6)) if was > 0.95 else None))

    def dienste(self, nummer: int) -> None:
        with self.haus.dienst() as c:
            while time.monotonic() < self.ende:
                try:
                    for z in c.execute("SELECT * FROM engine.faellige_fristen_ausfuehren()").fetchall():
                        self.merken("frist " + code(z))
                    c.commit()
                except psycopg.Error as fehler:
                    self.merken(fehler.sqlstate or "?")
                    c.rollback()
                time.sleep(0.02)
                c.execute("SELECT sitzung.als_dienst(%s)", (self.haus.mandant,))


def test_D02_random_load_on_a_few_brackets_never_deadlocks(heil: Haus) -> None:
    last = Last(heil, [heil.klammer().id for _ in range(5)], time.monotonic() + DAUER)
    gleichzeitig(8, lambda i, los: (last.dienste if i < 2 else last.personen)(i))
    print(dict(sorted(last.codes.items())))
    fehler = {was: n for was, n in last.codes.items()
              if was.removeprefix("frist ") not in ("ok", "vorschau", "fehlversuch") and not ist_ma(was.removeprefix("frist "))}
    assert fehler == {}, "a deadlock is 40P01, a lock that nobody gives back 55P03"
    assert "MA099" not in last.codes
    assert heil.wert("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") == 0
    assert last.codes["ok"] > 100 and last.codes.get("frist ok", 0) > 10, "the load was one"
