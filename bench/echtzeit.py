"""Open pages: COMMIT to frame with many open sockets on one process, memory per socket, one reader that never reads.

    .venv/bin/python bench/echtzeit.py            1,000 sockets, 300 changes
    .venv/bin/python bench/echtzeit.py --sockets 200 --aenderungen 50

The service runs as it does in production, a process of its own; sockets are held by two more, so that what is measured is not the measuring.
Half of the sockets are staff of one client, who all hear every change (the hard case), half are tenants, each of whom hears the own one.
The floor is NOTIFY alone: COMMIT to a bare LISTEN connection of this process, alternating with the frames.
"""
from __future__ import annotations

import argparse
import asyncio
import contextlib
import hashlib
import json
import multiprocessing
import os
import resource
import socket
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psycopg  # noqa: E402
from websockets.asyncio.client import connect  # noqa: E402

from app import config, echtzeit, sicherheit  # noqa: E402
from bench import gemeinsam  # noqa: E402

ORIGIN = "http://127.0.0.1"
#: sessions a person may have sockets for: as many persons as it takes
JE_PERSON = echtzeit.JE_ZUGANG


def bestand(dsn: str, sockets: int) -> tuple[int, int, list[str], list[tuple[int, str]]]:
    """A client with staff and tenants who are logged in → (client, member of staff, their tokens, (lease, token) of the tenants)."""
    with psycopg.connect(dsn) as c:
        def neu(anweisung: str, *werte: Any) -> int:
            return c.execute(anweisung + " RETURNING id", werte).fetchone()[0]
        m = neu("INSERT INTO akte.mandanten (name, strasse, plz, ort) VALUES ('Messung', 'Weg 1', '10115', 'Berlin')")
        neu("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'standalone')", m)

        def sitzung(kanal: str, **wer: int) -> str:
            (name, nummer), = wer.items()
            z = neu(f"INSERT INTO sitzung.zugaenge (mandant_id, kanal, {name}, email) VALUES (%s, %s, %s, %s)", m, kanal, nummer, f"{kanal}{nummer}@mess.example")
            token = uuid.uuid4().hex * 2
            c.execute("INSERT INTO sitzung.sitzungen (mandant_id, zugang_id, kanal, token_hash, erstellt_am, zuletzt_am, leerlauf, laeuft_ab_am) VALUES (%s, %s, %s, %s, now(), now(), '1 day', now() + interval '1 day')",
                      (m, z, kanal, hashlib.sha256(token.encode()).digest()))
            return token

        personal = [neu("INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (%s, %s, %s, 'sachbearbeitung')", m, f"Person {n}", f"p{n}@mess.example") for n in range(-(-sockets // 2 // JE_PERSON))]
        haus = neu("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'objekt')", m)
        o = neu("INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name, strasse, plz, ort, land) VALUES (%s, %s, '1', 'MV', 'Haus', 'Weg 2', '10115', 'Berlin', 'BE')", m, haus)
        mieter = []
        for n in range(sockets - sockets // 2):
            t = neu("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'vermietung')", m)
            e = neu("INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, art) VALUES (%s, %s, %s, %s, 'wohnung')", m, o, str(n), str(n))
            p = neu("INSERT INTO akte.mieter (mandant_id, nachname) VALUES (%s, %s)", m, f"Mieter {n}")
            v = neu("INSERT INTO akte.mietverhaeltnisse (mandant_id, traeger_id, vertragsnummer, einheit_id, mietbeginn) VALUES (%s, %s, %s, %s, '2020-01-01')", m, t, f"V{n}", e)
            c.execute("INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, nummer, von) VALUES (%s, %s, %s, 1, '2020-01-01')", (m, v, p))
            mieter.append((v, sitzung("portal", mieter_id=p)))
        tokens = [sitzung("verwaltung", benutzer_id=b) for b in personal]
        return m, personal[0], [tokens[n // JE_PERSON] for n in range(sockets // 2)], mieter


async def halten(port: int, geheim: str, wer: list[tuple[str, str]], bereit: Any, schlange: Any, ende: Any) -> None:
    """Holds sockets; puts (arrival, topic) of every frame into the queue."""
    offen = []
    for token, thema in wer:
        ws = await connect(f"ws://127.0.0.1:{port}/live", origin=ORIGIN, additional_headers={"Cookie": f"mietakte={token}"}, compression=None, ping_interval=None, open_timeout=60)
        await ws.send(json.dumps({"zeichen": echtzeit.zeichen(geheim, token), "themen": [thema], "seit": None}))
        await ws.recv()
        offen.append(ws)
    ankunft: list[tuple[float, str]] = []

    async def lesen(ws: Any, thema: str) -> None:
        with contextlib.suppress(Exception):
            async for _ in ws:
                ankunft.append((time.monotonic(), thema))

    leser = [asyncio.create_task(lesen(ws, thema)) for ws, (_, thema) in zip(offen, wer)]
    bereit.set()
    while not ende.is_set():
        await asyncio.sleep(0.1)
        if ankunft:
            schlange.put(ankunft[:])
            ankunft.clear()
    schlange.put(ankunft[:])
    schlange.put(None)
    for aufgabe in leser:
        aufgabe.cancel()


def kind(*werte: Any) -> None:
    asyncio.run(halten(*werte))


def speicher(pid: int) -> int:
    return int(next(z for z in Path(f"/proc/{pid}/status").read_text().splitlines() if z.startswith("VmRSS")).split()[1])


def stumm(port: int, geheim: str, token: str) -> socket.socket:
    """A socket by hand: says its word and never reads again."""
    s = socket.create_connection(("127.0.0.1", port))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    s.sendall((f"GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
               f"Origin: {ORIGIN}\r\nCookie: mietakte={token}\r\n\r\n").encode())
    s.recv(2000)
    wort = json.dumps({"zeichen": echtzeit.zeichen(geheim, token), "themen": ["anfragen"], "seit": None}).encode()
    s.sendall(b"\x81" + bytes([0x80 | 126]) + len(wort).to_bytes(2, "big") + b"\0\0\0\0" + wort)
    return s


@contextlib.contextmanager
def dienst(dsn: str, ordner: str) -> Iterator[tuple[int, int]]:
    prozess = subprocess.Popen([sys.executable, "-m", "app.cli", "echtzeit", "--port", "0"], cwd=gemeinsam.WURZEL, stdout=subprocess.PIPE, text=True,
                               env={**os.environ, "DATABASE_URL": dsn, "MIETAKTE_ERPROBUNG": "1", "MIETAKTE_INSTANZ": ordner, "MIETAKTE_ORIGINS": ORIGIN, "PYTHONUNBUFFERED": "1"})
    try:
        for zeile in prozess.stdout:
            if zeile.startswith("live: "):
                yield prozess.pid, int(zeile.split("/")[0].rsplit(":", 1)[1])
                break
    finally:
        prozess.terminate()
        prozess.wait(10)


def main() -> None:
    e = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    e.add_argument("--sockets", type=int, default=1000)
    e.add_argument("--aenderungen", type=int, default=300)
    a = e.parse_args()
    weich, hart = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hart, max(weich, 4 * a.sockets)), hart))
    import tempfile
    with gemeinsam.datenbank() as (dsn, _), tempfile.TemporaryDirectory() as ordner:
        m, person, personal, mieter = bestand(dsn, a.sockets)
        geheim = sicherheit.geheimnis(Path(ordner))
        with dienst(dsn, ordner) as (pid, port):
            leer = speicher(pid)
            wer = [(token, "anfragen") for token in personal] + [(token, "mein") for _, token in mieter]
            mp = multiprocessing.get_context("spawn")
            schlangen, kinder, ende = [], [], mp.Event()
            for teil in (wer[::2], wer[1::2]):
                bereit, schlange = mp.Event(), mp.Queue()
                k = mp.Process(target=kind, args=(port, geheim, teil, bereit, schlange, ende), daemon=True)
                k.start()
                kinder.append((k, bereit))
                schlangen.append(schlange)
            for _, bereit in kinder:
                assert bereit.wait(300), "the sockets did not open"
            # one place of the last person is still free: it is the one who never reads
            taub = stumm(port, geheim, personal[0]) if len(personal) < JE_PERSON else None
            voll = speicher(pid)
            boden, commits = [], []
            with psycopg.connect(config.mit_rolle(dsn, "postgres")) as c, psycopg.connect(dsn, autocommit=True) as lauscher:
                lauscher.execute("LISTEN mietakte")
                for n in range(a.aenderungen):
                    vertrag = mieter[n % len(mieter)][0]
                    c.execute("SELECT sitzung.als_benutzer(%s, %s)", (m, person))
                    c.execute("SELECT sitzung.signal(%s, ARRAY['anfragen'], ARRAY[%s]::bigint[])", (m, vertrag))
                    c.commit()
                    commits.append(time.monotonic())
                    for _ in lauscher.notifies(timeout=5, stop_after=1):
                        boden.append(time.monotonic() - commits[-1])
                    time.sleep(0.05)          # a busy office: twenty changes a second
            time.sleep(2)
            nachher = speicher(pid)
            ende.set()
            ankunft: list[tuple[float, str]] = []
            for schlange in schlangen:
                while (stueck := schlange.get(timeout=60)) is not None:
                    ankunft += stueck
            if taub:
                taub.close()
        dauern: dict[str, list[float]] = {"anfragen": [], "mein": []}
        grenzen = commits + [float("inf")]
        for zeit, thema in ankunft:
            # the latest commit before the arrival: frames that merge two changes count for the later one
            i = next(i for i in range(len(commits)) if grenzen[i] <= zeit < grenzen[i + 1]) if zeit >= commits[0] else 0
            dauern[thema].append(zeit - commits[i])
        print(f"{a.sockets} sockets on one process, {a.aenderungen} changes, {len(ankunft)} frames")
        for thema, titel in (("anfragen", "staff, all hear it"), ("mein", "the one tenant")):
            d = sorted(dauern[thema])
            if d:
                print(f"  COMMIT to frame, {titel:20}: median {statistics.median(d) * 1000:6.1f} ms   p95 {d[int(len(d) * .95)] * 1000:6.1f} ms   max {d[-1] * 1000:6.1f} ms   ({len(d)} frames)")
        b = sorted(boden)
        print(f"  floor, COMMIT to a bare LISTEN     : median {statistics.median(b) * 1000:6.1f} ms   p95 {b[int(len(b) * .95)] * 1000:6.1f} ms")
        print(f"  memory: {leer} kB empty, {voll} kB with all, {(voll - leer) / a.sockets:.1f} kB a socket; after the changes {nachher} kB")


if __name__ == "__main__":
    main()
