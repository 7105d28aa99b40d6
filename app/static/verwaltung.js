// Comfort only: every page works without this file.
"use strict";

// -- what would happen, while the form is being filled in ------------------------------------------------------------
// The form is posted as its own preview button would do; the answer is the same part of the page.
for (const formular of document.querySelectorAll("form[data-vorschau]")) {
  const ziel = document.getElementById(formular.dataset.vorschau);
  let warten = 0, laufend = null, zuletzt = "";
  const fragen = async () => {
    if (!formular.checkValidity()) { ziel.replaceChildren(); zuletzt = ""; return; }
    const daten = new FormData(formular);
    daten.set("aktion", "vorschau");
    const stand = new URLSearchParams(daten).toString();
    if (stand === zuletzt) return;
    zuletzt = stand;
    if (laufend) laufend.abort();
    laufend = new AbortController();
    try {
      const antwort = await fetch(formular.action, {
        method: "POST", body: daten, headers: { "X-Teil": "vorschau" }, signal: laufend.signal, redirect: "error",
      });
      if (!antwort.ok) return;
      const teil = new DOMParser().parseFromString(await antwort.text(), "text/html").querySelector(".vorschau");
      if (teil) ziel.replaceChildren(teil);
    } catch (fehler) {
      if (fehler.name !== "AbortError") ziel.replaceChildren();
    }
  };
  formular.addEventListener("input", () => { clearTimeout(warten); warten = setTimeout(fragen, 500); });
  formular.addEventListener("change", () => { clearTimeout(warten); warten = setTimeout(fragen, 150); });
}

// -- a signature drawn with finger, pen or mouse ----------------------------------------------------------------------
for (const feld of document.querySelectorAll("[data-zeichnen]")) {
  const flaeche = feld.querySelector("canvas"), stift = flaeche.getContext("2d");
  const datei = feld.parentElement.querySelector("input[type=file]");
  const wert = Object.assign(document.createElement("input"), { type: "hidden", name: feld.dataset.zeichnen, disabled: true });
  let zeichnet = false;
  feld.append(wert);
  feld.hidden = false;
  const leeren = () => {
    stift.fillStyle = "#fff";
    stift.fillRect(0, 0, flaeche.width, flaeche.height);
    wert.disabled = true;
    datei.required = datei.dataset.pflicht === "1";
  };
  datei.dataset.pflicht = datei.required ? "1" : "";
  leeren();
  Object.assign(stift, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#111" });
  const ort = (e) => {
    const r = flaeche.getBoundingClientRect();
    return [(e.clientX - r.left) * flaeche.width / r.width, (e.clientY - r.top) * flaeche.height / r.height];
  };
  flaeche.addEventListener("pointerdown", (e) => {
    zeichnet = true;
    flaeche.setPointerCapture(e.pointerId);
    stift.beginPath();
    stift.moveTo(...ort(e));
    e.preventDefault();
  });
  flaeche.addEventListener("pointermove", (e) => {
    if (!zeichnet) return;
    stift.lineTo(...ort(e));
    stift.stroke();
    wert.disabled = false;
    datei.required = false;
  });
  flaeche.addEventListener("pointerup", () => { zeichnet = false; });
  feld.querySelector("button").addEventListener("click", leeren);
  datei.addEventListener("change", () => { if (datei.value) leeren(); });
  flaeche.closest("form").addEventListener("submit", () => { wert.value = wert.disabled ? "" : flaeche.toDataURL("image/png"); });
}

// -- work list of the bank: through the lines and one key per decision --------------------------------------------------
const bankzeilen = [...document.querySelectorAll(".bankzeile")];
if (bankzeilen.length) {
  document.querySelector("[data-tasten]").hidden = false;
  const hier = () => bankzeilen.find((z) => z.contains(document.activeElement));
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input:not([type=radio]), select, textarea")) return;
    const taste = e.key.toLowerCase(), zeile = hier();
    if (taste === "j" || taste === "k") {
      const i = bankzeilen.indexOf(zeile) + (taste === "j" ? 1 : -1);
      const ziel = bankzeilen[Math.max(0, Math.min(bankzeilen.length - 1, i))];
      ziel.focus();
      ziel.scrollIntoView({ block: "nearest" });
    } else if (/^[1-4sf]$/.test(taste)) {
      const knopf = (zeile || bankzeilen[0]).querySelector(`[data-taste="${taste}"]`);
      if (!knopf) return;
      const mehr = knopf.closest("details"), grund = knopf.form.elements.grund;
      if (mehr) mehr.open = true;
      // a reason has to be given first: then Enter does it
      if (grund && !grund.value) {
        grund.focus();
        grund.onkeydown = (t) => { if (t.key === "Enter") { t.preventDefault(); knopf.click(); } };
      } else knopf.click();
    } else return;
    e.preventDefault();
  });
}

// -- a row of cards under the keyboard: J and K go on and back, a letter presses what carries it (data-taste) ---------------
if (document.querySelector("[data-reihe]")) {
  for (const hinweis of document.querySelectorAll("[data-tasten]")) hinweis.hidden = false;
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const karten = [...document.querySelectorAll("[data-reihe]")], taste = e.key.toLowerCase();
    const hier = karten.indexOf(document.activeElement.closest("[data-reihe]"));
    if (taste === "j" || taste === "k") {
      const ziel = karten[Math.min(Math.max(hier + (taste === "j" ? 1 : -1), 0), karten.length - 1)];
      (ziel.querySelector("[data-taste=f]:not(:disabled)") || ziel.querySelector("a, button, input")).focus();
      ziel.scrollIntoView({ block: "start" });
    } else if (hier >= 0) {
      const knopf = karten[hier].querySelector(`[data-taste="${CSS.escape(taste)}"]:not(:disabled)`);
      if (!knopf) return;
      if (taste === "f") knopf.focus(); else knopf.click();   // a release is two keys: F, then Enter
    } else return;
    e.preventDefault();
  });
}

// -- a step by keyboard: the form the address opens has the first word, Ctrl+Enter sends it, U leads back to where the page hangs ------------
if (document.getElementById("vorgang")) {
  const offen = new URLSearchParams(location.search).get("offen");
  document.getElementById(`e-${offen}`)?.querySelector("details[open] :is(select, textarea, input:not([type=hidden])), details[open] .knopf-haupt")?.focus();
  document.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
      const knopf = e.target.closest("form.ereignis")?.querySelector(".knopf-haupt");
      if (knopf) { e.preventDefault(); knopf.form.requestSubmit(knopf); }
    } else if (e.key === "u" && !e.ctrlKey && !e.altKey && !e.metaKey && !e.target.closest("input, select, textarea")) document.querySelector(".brotkrumen li:nth-last-child(2) a")?.click();
  });
}
