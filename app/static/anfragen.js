// Comfort only: the stream of enquiries by keyboard. Every link and button is reachable without this file.
"use strict";
{
  const gehen = (schritt) => {
    const zeilen = [...document.querySelectorAll("[data-zeile] a[data-ziel]")];
    const jetzt = zeilen.findIndex((a) => a.closest("[data-zeile]").contains(document.activeElement));
    const ziel = zeilen[Math.min(zeilen.length - 1, Math.max(0, jetzt < 0 ? 0 : jetzt + schritt))];
    if (ziel) ziel.focus();
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea, [contenteditable]")) return;
    const zeile = document.activeElement.closest("[data-zeile]");
    // straight to the form of a step on the page of the enquiry; there Ctrl+Enter sends and U leads back (verwaltung.js)
    const schritt = { a: "beantworten", s: "in_schaden_umwandeln", x: "verwerfen" }[e.key];
    if (e.key === "j") gehen(1);
    else if (e.key === "k") gehen(-1);
    else if (e.key === "m" && zeile) { const knopf = zeile.querySelector("button[data-mir]"); if (knopf) knopf.click(); }
    else if (e.key === "b" && zeile) { const auftrag = zeile.querySelector("a[data-auftrag]"); if (auftrag) auftrag.click(); }
    else if (schritt && zeile) location.assign(`${zeile.querySelector("a[data-ziel]").href}?offen=${schritt}`);
    else if (e.key === "n") { const neu = document.querySelector("a[data-neu]"); if (neu) neu.click(); }
    else if (e.key === "/") document.getElementById("q")?.focus();
    else return;
    e.preventDefault();
  });
}
