// Prints Ringkasan on one sheet, or makes a picture of it to send.

const sheet = document.querySelector("main");
const MOST = 1.45; // of the sheet's size on screen, on paper
const PAGE = 1000; // px of an A4 page between its margins
const DOTS = 3; // a px of the picture: 1080 dots of a phone's screen

sheet.style.setProperty("--besar", String(Math.min(MOST, PAGE / sheet.offsetHeight)));
document.querySelector("#cetak").addEventListener("click", () => print());
document.querySelector("#gambar").addEventListener("click", send);

async function send() {
  const file = new File([await picture()], `${document.title}.png`, { type: "image/png" });
  const isPhone = /Mobi/.test(navigator.userAgent);
  if (isPhone && navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file] });
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
}

/** The browser's own drawing of the sheet as a picture. */
async function picture() {
  const { width, height } = sheet.getBoundingClientRect();
  const style = document.querySelector("style").outerHTML;
  const page = new DOMParser().parseFromString(style + sheet.outerHTML, "text/html");
  const inside = new XMLSerializer().serializeToString(page.documentElement);
  const size = `width="${width}" height="${height}"`;
  const content = `<foreignObject width="100%" height="100%">${inside}</foreignObject>`;
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = DOTS * width;
  canvas.height = DOTS * height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve));
}
