// A picture in its place: when its data change, the same picture changes, and nothing on the page moves.

const SELANG_SENTUH = 700; // milliseconds
const SELA_NAMA = 10; // pixels between a name and the lanes
const LEBAR_HURUF = 6; // pixels, a letter of a name on average: a name that is short enough by it is not measured
const LEBAR_TEBAL = 7; // a bold one's

function pustaka(alamat) {
  window.monevPlotly ??= new Promise((jadi, gagal) => {
    const naskah = document.createElement("script");
    naskah.src = alamat;
    naskah.onload = () => jadi(window.Plotly);
    naskah.onerror = () => {
      window.monevPlotly = undefined; // the next drawing asks again
      naskah.remove();
      gagal(new Error(alamat));
    };
    document.head.append(naskah);
  });
  return window.monevPlotly;
}

function buatPapan(induk) {
  const papan = document.createElement("div");
  papan.className = "gambar";
  papan.setAttribute("role", "figure");
  new ResizeObserver(() => sesuaikan(papan)).observe(papan);
  induk.append(papan);
  return papan;
}

function sesuaikan(papan) {
  if (papan.lebar !== undefined && papan.clientWidth && papan.lebar !== papan.clientWidth) gambarlah(papan);
}

async function gambarlah(papan) {
  const { isi, konfig, alamat } = papan;
  papan.setAttribute("aria-busy", "true");
  if (!window.Plotly) papan.textContent = "Memuat gambar …";
  let Plotly;
  try {
    Plotly = await pustaka(alamat);
  } catch {
    papan.textContent = "Gambar tidak dapat dimuat. Isinya sama dengan tabel di bawahnya. Muat ulang halaman untuk mencoba lagi.";
    papan.removeAttribute("aria-busy");
    return;
  }
  if (isi !== papan.isi) return; // a newer one is being drawn
  papan.lebar = papan.clientWidth;
  if (papan.lebar) { // else it is folded away, and drawn once it has a width
    if (!papan.mendengar) papan.textContent = "";
    const { data, layout } = JSON.parse(isi);
    await Plotly.react(papan, data, { ...layout, width: papan.lebar }, konfig);
    singkatkanNama(papan, layout);
    dengarkan(papan);
  }
  papan.removeAttribute("aria-busy");
}

// Names that do not fit their column lose their last words for an …: only here is it known how wide it is.
function singkatkanNama(papan, layout) {
  const sumbu = layout.meta?.sumbu_nama;
  if (!sumbu) return;
  const [dari, sampai] = layout[sumbu.replace("x", "xaxis")].domain;
  const lebar = (sampai - dari) * (papan.lebar - layout.margin.l - layout.margin.r) - SELA_NAMA;
  const semua = [...papan.querySelectorAll(`.subplot.${sumbu}y .textpoint text`)];
  const kiraan = (teks) => teks.textContent.length * (teks.querySelector("tspan") ? LEBAR_TEBAL : LEBAR_HURUF);
  const mungkin = semua.filter((teks) => kiraan(teks) > lebar); // measuring lays out everything
  const panjang = new Set(mungkin.filter((teks) => teks.getComputedTextLength() > lebar)); // before any changes
  for (const teks of panjang) {
    const kata = kataTerpanjang(teks);
    while (kata.data.length > 2 && teks.getComputedTextLength() > lebar) kata.data = tanpaKataAkhir(kata.data);
  }
}

// Plotly puts a bold name into an element of its own, with an empty text after it.
function kataTerpanjang(teks) {
  const simpul = document.createTreeWalker(teks, NodeFilter.SHOW_TEXT);
  let hasil = simpul.nextNode();
  while (simpul.nextNode()) if (simpul.currentNode.data.length > hasil.data.length) hasil = simpul.currentNode;
  return hasil;
}

function tanpaKataAkhir(kata) {
  const pendek = kata.replace(/\s+[^\s…]+(\s*…)?$/, "");
  return `${pendek === kata ? kata.slice(0, -3) : pendek} …`;
}

// A finger's touch comes twice: as itself, and as the mouse click browsers make of it. Twice folds an area open and shut.
function sekaliSentuh(papan, event) {
  const jari = event.type.startsWith("touch");
  if (jari) papan.disentuh = event.timeStamp;
  return jari || event.timeStamp - (papan.disentuh ?? -Infinity) > SELANG_SENTUH;
}

function dengarkan(papan) {
  if (papan.mendengar || !papan.on) return;
  papan.mendengar = true;
  const bidang = () => papan.querySelectorAll(".nsewdrag");
  papan.on("plotly_click", ({ points, event }) => sekaliSentuh(papan, event) && papan.pilih?.(points[0].customdata));
  papan.on("plotly_hover", ({ points }) => bidang().forEach((b) => b.classList.toggle("terpilih", Boolean(points[0].customdata))));
  papan.on("plotly_unhover", () => bidang().forEach((b) => b.classList.remove("terpilih")));
}

export default function ({ parentElement, data, setTriggerValue }) {
  const papan = parentElement.querySelector(":scope > .gambar") ?? buatPapan(parentElement);
  papan.setAttribute("aria-label", data.alt);
  papan.style.height = `${data.tinggi}px`;
  papan.pilih = data.dapat_dipilih ? (isi) => isi && setTriggerValue("dipilih", isi) : undefined;
  if (papan.isi === data.isi) return;
  Object.assign(papan, { isi: data.isi, konfig: data.konfig, alamat: data.alamat });
  gambarlah(papan);
}
