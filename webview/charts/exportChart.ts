/** A chart as a file of its own: theme colours resolved, the canvas of a heat map inside. */

/** What a picture needs of an element's style; the rest is in its attributes. */
const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
] as const;

/** The SVG text of a chart, on the background that it has on the page. */
export function svgTextOf(svg: SVGSVGElement, canvas: HTMLCanvasElement | null): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll("*");
  for (const [i, element] of copy.querySelectorAll("*").entries()) {
    const style = getComputedStyle(originals[i]!);
    for (const property of PROPERTIES) element.setAttribute(property, style.getPropertyValue(property));
    element.removeAttribute("class");
  }
  copy.removeAttribute("class");
  const width = svg.width.baseVal.value;
  const height = svg.height.baseVal.value;
  if (canvas !== null) copy.prepend(imageOf(canvas));
  const ground = element("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor });
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** The chart as a PNG file, at twice its size on the page. */
export async function pngOf(svg: SVGSVGElement, canvas: HTMLCanvasElement | null): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgTextOf(svg, canvas))}`;
  await image.decode();
  const page = document.createElement("canvas");
  page.width = svg.width.baseVal.value * 2;
  page.height = svg.height.baseVal.value * 2;
  page.getContext("2d")!.drawImage(image, 0, 0, page.width, page.height);
  const blob = await new Promise<Blob | null>((resolve) => page.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("The browser could not draw the picture as PNG. Save it as SVG.");
  return new Uint8Array(await blob.arrayBuffer());
}

function imageOf(canvas: HTMLCanvasElement): SVGElement {
  const { left, top, width, height } = canvas.style;
  return element("image", {
    x: Number.parseFloat(left),
    y: Number.parseFloat(top),
    width: Number.parseFloat(width),
    height: Number.parseFloat(height),
    preserveAspectRatio: "none",
    style: "image-rendering: pixelated",
    href: canvas.toDataURL("image/png"),
  });
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
