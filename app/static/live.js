// Comfort only: every page works without this file.
// Listens for „something changed" and then fetches this very page again, with this browser's own rights, to replace the marked parts.
"use strict";
{
  const angaben = document.body.dataset;
  const teile = [...document.querySelectorAll("[data-live]")];
  if (angaben.liveAdresse && teile.length && "WebSocket" in window) {
    const [, port, pfad] = angaben.liveAdresse.match(/^(:\d+)?(.*)$/);
    const adresse = (location.protocol === "https:" ? "wss://" : "ws://") + (port ? location.hostname + port : location.host) + pfad;
    const ABGEMELDET = 4401, FREMD = 4403, ZU_VIELE = 4429;
    // the tenant's pages may be English
    const worte = document.documentElement.lang === "en"
      ? { neuLaden: "Reload", geaendert: "Something has changed here.", bleibt: "What you are typing stays until you reload.", beendet: "Your session has ended. This page shows how things stood.", anmelden: "Log in again" }
      : { neuLaden: "Neu laden", geaendert: "Hier hat sich inzwischen etwas geändert.", bleibt: "Was Sie gerade eintragen, bleibt stehen, bis Sie neu laden.",
          beendet: "Ihre Sitzung ist beendet. Diese Seite zeigt den Stand von eben.", anmelden: "Neu anmelden" };
    let stand = angaben.liveStand, leitung = null, warten = 1000, wecker = 0, laedt = false, nochmal = false;
    const offen = new Set();

    // one quiet place for what screen readers should hear, one visible line where a person is in the middle of something
    const ansage = Object.assign(document.createElement("p"), { className: "nur-vorlesen" });
    ansage.setAttribute("aria-live", "polite");
    const hinweis = Object.assign(document.createElement("div"), { className: "meldung live-hinweis", hidden: true });
    hinweis.setAttribute("role", "status");
    document.getElementById("inhalt").prepend(ansage, hinweis);
    const sagen = (text, knopf, tun) => {
      hinweis.replaceChildren(text + " ");
      const b = Object.assign(document.createElement("button"), { type: "button", className: "knopf", textContent: knopf });
      b.addEventListener("click", tun);
      hinweis.append(b);
      hinweis.hidden = false;
    };

    const angefangen = (teil) => [...teil.querySelectorAll("input, select, textarea")].some((f) =>
      f.type === "hidden" ? false : f === document.activeElement || (f.type === "checkbox" || f.type === "radio" ? f.checked !== f.defaultChecked
        : f.tagName === "SELECT" ? f.selectedIndex !== Math.max(0, [...f.options].findIndex((o) => o.defaultSelected))
        : f.value !== f.defaultValue));
    const schluessel = (e) => e && (e.id ? "#" + CSS.escape(e.id) : e.getAttribute("href") ? `[href="${CSS.escape(e.getAttribute("href"))}"]`
      : e.name ? `[name="${CSS.escape(e.name)}"][value="${CSS.escape(e.value)}"]`
      : e.form ? `form[action="${CSS.escape(e.form.getAttribute("action"))}"] button` : null);

    const ersetzen = (seite) => {
      for (const teil of teile) {
        const neu = seite.getElementById(teil.id);
        if (!neu) continue;
        const drin = teil.contains(document.activeElement) ? schluessel(document.activeElement) : null;
        const auf = [...teil.querySelectorAll("details")].map((d) => d.open && d.closest("[id]")?.id);
        teil.replaceChildren(...document.adoptNode(neu).childNodes);
        teil.querySelectorAll("details").forEach((d) => { if (auf.includes(d.closest("[id]")?.id) && d.closest("[id]") !== teil) d.open = true; });
        if (drin) (teil.querySelector(drin) || teil.querySelector("a, button"))?.focus({ preventScroll: true });
        if (neu.dataset.liveAnsage && neu.dataset.liveAnsage !== teil.dataset.liveAnsage) ansage.textContent = neu.dataset.liveAnsage;
        teil.dataset.liveAnsage = neu.dataset.liveAnsage || "";
      }
      hinweis.hidden = true;
      document.dispatchEvent(new CustomEvent("live"));
    };

    const holen = async (trotzdem) => {
      if (laedt) { nochmal = true; return; }
      laedt = true;
      try {
        do {
          nochmal = false;
          if (!trotzdem && teile.some((t) => offen.has(t.dataset.live) && angefangen(t))) {
            sagen(`${worte.geaendert} ${worte.bleibt}`, worte.neuLaden, () => holen(true));
            return;
          }
          offen.clear();
          const antwort = await fetch(location.href, { headers: { "X-Live": "1" }, credentials: "same-origin" });
          if (antwort.redirected) { beendet(); return; }
          if (antwort.ok) ersetzen(new DOMParser().parseFromString(await antwort.text(), "text/html"));
        } while (nochmal);
      } catch { wecker = setTimeout(() => holen(trotzdem), 5000); } finally { laedt = false; }
    };
    const beendet = () => sagen(worte.beendet, worte.anmelden, () => location.reload());

    const verbinden = () => {
      clearTimeout(wecker);
      leitung = new WebSocket(adresse);
      leitung.addEventListener("open", () => leitung.send(JSON.stringify({
        zeichen: angaben.liveZeichen, themen: [...new Set(teile.map((t) => t.dataset.live))], seit: stand })));
      leitung.addEventListener("message", (e) => {
        const nachricht = JSON.parse(e.data);
        warten = 1000;
        stand = nachricht.stand;
        document.documentElement.dataset.live = "verbunden";
        const betroffen = teile.filter((t) => nachricht.neu.includes(t.dataset.live));
        // a page full of forms is not swapped under anybody's hands
        if (betroffen.some((t) => t.dataset.liveArt === "hinweis")) sagen(worte.geaendert, worte.neuLaden, () => location.reload());
        else if (betroffen.length) { nachricht.neu.forEach((t) => offen.add(t)); holen(false); }
      });
      leitung.addEventListener("close", (e) => {
        leitung = null;
        delete document.documentElement.dataset.live;
        if (e.code === ABGEMELDET) { beendet(); return; }
        if (e.code === FREMD || e.code === ZU_VIELE) return;
        // not all at once: after a restart everybody comes back
        wecker = setTimeout(verbinden, warten * (0.5 + Math.random()));
        warten = Math.min(warten * 2, 30000);
      });
    };
    document.addEventListener("visibilitychange", () => { if (!document.hidden && !leitung && hinweis.hidden) verbinden(); });
    // a page in the back-forward cache has no socket; when it comes back it is as old as it is
    window.addEventListener("pagehide", () => leitung?.close());
    window.addEventListener("pageshow", (e) => { if (e.persisted) verbinden(); });
    verbinden();
  }
}
