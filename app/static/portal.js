// Comfort for the tenant's pages: what is typed survives a lost line, photos are made smaller before they travel, a finger can sign.
// Every form works without it.
"use strict";

// -- drafts: kept on this device until the report has arrived -----------------------------------------------------------
const NAME = (form) => "entwurf:" + form.dataset.entwurf;
const lesen = (name) => { try { return JSON.parse(localStorage.getItem(name)) || null; } catch { return null; } };
const merken = (name, wert) => { try { wert ? localStorage.setItem(name, JSON.stringify(wert)) : localStorage.removeItem(name); } catch { /* no storage: no comfort */ } };

for (const form of document.querySelectorAll("form[data-entwurf]")) {
  const felder = () => [...form.elements].filter((f) => f.name && !["csrf_token", "fotos", "mietverhaeltnis"].includes(f.name) && f.type !== "file");
  const stand = form.querySelector("[data-stand]");
  const alt = lesen(NAME(form));
  const leer = !form.querySelector("textarea").value;
  if (alt && leer && !document.querySelector("[role=alert]")) {
    for (const f of felder()) {
      if (!(f.name in alt)) continue;
      if (f.type === "radio") f.checked = f.value === alt[f.name];
      else if (f.type === "checkbox") f.checked = Boolean(alt[f.name]);
      else f.value = alt[f.name];       // the key of the form, too: sent before and lost on the way, it is still one report
    }
    stand.textContent = form.dataset.gespeichert;
  }
  form.addEventListener("input", () => {
    const neu = {};
    for (const f of felder()) if (!["radio", "checkbox"].includes(f.type) || f.checked) neu[f.name] = f.value;
    merken(NAME(form), neu);
    stand.textContent = form.dataset.gespeichert;
  });
  form.addEventListener("submit", (e) => {
    if (!navigator.onLine) { e.preventDefault(); stand.textContent = form.dataset.offline; stand.scrollIntoView({block: "center"}); }
  });
}
if (document.querySelector("[data-erledigt]")) for (const was of ["schaden", "frage"]) merken("entwurf:" + was, null);
addEventListener("submit", (e) => { if (e.target.action.endsWith("/abmelden")) for (const was of ["schaden", "frage"]) merken("entwurf:" + was, null); });

// -- photos: at most 2000 px, as the server would make them anyway ------------------------------------------------------
const KANTE = 2000;
async function kleiner(datei) {
  if (!/^image\/(jpeg|png|webp)$/.test(datei.type) || datei.size < 600 * 1024) return datei;
  try {
    const bild = await createImageBitmap(datei, {imageOrientation: "from-image"});
    const faktor = Math.min(1, KANTE / Math.max(bild.width, bild.height));
    const flaeche = document.createElement("canvas");
    flaeche.width = Math.round(bild.width * faktor);
    flaeche.height = Math.round(bild.height * faktor);
    flaeche.getContext("2d").drawImage(bild, 0, 0, flaeche.width, flaeche.height);
    const blob = await new Promise((ja) => flaeche.toBlob(ja, "image/jpeg", 0.85));
    return blob && blob.size < datei.size ? new File([blob], datei.name.replace(/\.\w+$/, "") + ".jpg", {type: "image/jpeg"}) : datei;
  } catch { return datei; }             // the server says what is wrong with it
}
for (const feld of document.querySelectorAll("input[data-fotos]")) {
  const vorschau = feld.parentElement.querySelector("[data-vorschau]");
  feld.addEventListener("change", async () => {
    feld.setCustomValidity(feld.files.length > 6 ? feld.dataset.zuViele : "");
    if (feld.reportValidity && !feld.reportValidity()) return;
    const neu = new DataTransfer();
    for (const datei of feld.files) neu.items.add(await kleiner(datei));
    feld.files = neu.files;
    vorschau.replaceChildren(...[...neu.files].map((d) => {
      const li = document.createElement("li");
      li.textContent = d.name + ", " + Math.max(1, Math.round(d.size / 1024)) + " kB";
      return li;
    }));
    vorschau.hidden = !neu.files.length;
  });
}

// -- signing with a finger ------------------------------------------------------------------------------------------------
for (const form of document.querySelectorAll("form[data-zeichnen]")) {
  const halter = form.querySelector("[data-flaeche]");
  const flaeche = document.createElement("canvas");
  flaeche.className = "portal-flaeche";
  flaeche.setAttribute("role", "img");
  flaeche.setAttribute("aria-label", halter.dataset.titel);
  const titel = document.createElement("p");
  titel.textContent = halter.dataset.titel;
  const knopf = document.createElement("button");
  knopf.type = "button";
  knopf.className = "knopf knopf-leise";
  knopf.textContent = halter.dataset.leeren;
  halter.append(titel, flaeche, knopf);
  flaeche.width = flaeche.clientWidth * 2;
  flaeche.height = flaeche.clientHeight * 2;
  const stift = flaeche.getContext("2d");
  let gezeichnet = false;
  const leeren = () => { stift.fillStyle = "#fff"; stift.fillRect(0, 0, flaeche.width, flaeche.height); stift.strokeStyle = "#112"; stift.lineWidth = 5; stift.lineCap = stift.lineJoin = "round"; gezeichnet = false; };
  leeren();
  const ort = (e) => { const r = flaeche.getBoundingClientRect(); return [(e.clientX - r.left) * flaeche.width / r.width, (e.clientY - r.top) * flaeche.height / r.height]; };
  flaeche.addEventListener("pointerdown", (e) => { flaeche.setPointerCapture(e.pointerId); stift.beginPath(); stift.moveTo(...ort(e)); gezeichnet = true; });
  flaeche.addEventListener("pointermove", (e) => { if (e.buttons) { stift.lineTo(...ort(e)); stift.stroke(); } });
  knopf.addEventListener("click", leeren);
  form.addEventListener("submit", () => { form.elements.unterschrift.value = gezeichnet ? flaeche.toDataURL("image/png") : ""; });
}

document.querySelector("[role=alert]")?.focus();
