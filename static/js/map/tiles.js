// Raster tiles (EPSG:3857) under the vector drawing, where a deployment names a source.

const TILE_PX = 256;
const DEEPEST = 18;
const SVG = "http://www.w3.org/2000/svg";

const mercator = (lat) => (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;

export class Tiles {
  // `frame` is [south, west, north, east] of the drawing; `source` has {z}, {x} and {y}.
  constructor(drawing, width, frame, source) {
    const [south, west, north, east] = frame;
    this.left = (west + 180) / 360;
    this.top = mercator(north);
    this.perUnit = (east - west) / 360 / width;
    this.bottom = mercator(south);
    this.source = source;
    this.shown = new Map();
    this.layer = document.createElementNS(SVG, "g");
    this.layer.setAttribute("class", "map-tiles");
    drawing.prepend(this.layer);
  }

  draw(view) {
    const wanted = Math.round(Math.log2(view.scale / this.perUnit / TILE_PX));
    const z = Math.min(Math.max(wanted, 0), DEEPEST);
    const size = 1 / 2 ** z;
    const { x, y, w, h } = view.box;
    const edge = (start, units, limit) => Math.floor(Math.min(start + units * this.perUnit, limit) / size);
    const kept = new Map();
    for (let column = edge(this.left, x, 1); column <= edge(this.left, x + w, 1); column++) {
      for (let row = edge(this.top, y, this.bottom); row <= edge(this.top, y + h, this.bottom); row++) {
        const key = `${z}/${column}/${row}`;
        kept.set(key, this.shown.get(key) ?? this.tile(z, column, row, size));
      }
    }
    for (const [key, tile] of this.shown) if (!kept.has(key)) tile.remove();
    this.shown = kept;
  }

  tile(z, column, row, size) {
    const image = document.createElementNS(SVG, "image");
    const units = size / this.perUnit;
    const at = {
      x: (column * size - this.left) / this.perUnit,
      y: (row * size - this.top) / this.perUnit,
      width: units,
      height: units,
      href: this.source.replace("{z}", z).replace("{x}", column).replace("{y}", row),
    };
    for (const [name, value] of Object.entries(at)) image.setAttribute(name, value);
    this.layer.append(image);
    return image;
  }
}
