// Comfort only: every page works without this file.
"use strict";

// A second click while the first is on its way would be refused by the database; do not even send it.
document.addEventListener("submit", (ereignis) => {
  const formular = ereignis.target;
  if (ereignis.defaultPrevented) return;
  if (formular.dataset.gesendet) { ereignis.preventDefault(); return; }
  formular.dataset.gesendet = "1";
  formular.setAttribute("aria-busy", "true");
  // answers that stay on the page (downloads) and the back button must leave it usable
  setTimeout(() => frei(formular), 5000);
});

function frei(formular) {
  delete formular.dataset.gesendet;
  formular.removeAttribute("aria-busy");
}

window.addEventListener("pageshow", () => document.querySelectorAll("form[data-gesendet]").forEach(frei));

// After a refused form the reader starts at the first field that needs a change, else at the message.
const ziel = document.querySelector("[aria-invalid=true]") || document.querySelector("main [role=alert]");
if (ziel && !document.querySelector("[autofocus]")) {
  if (!ziel.matches("input, select, textarea")) ziel.tabIndex = -1;
  ziel.focus();
}
