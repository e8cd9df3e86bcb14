// Builds the assets of the report page that are not ours: d3.js, the parts of D3 that the page uses, parquet.js, hyparquet, and world.json,
// the countries of Natural Earth projected beforehand, so that the page carries neither TopoJSON nor clipping.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import countries from "i18n-iso-countries";

const require = createRequire(import.meta.url);
const out = name => new URL(`../${name}`, import.meta.url).pathname;

// Every page of every release is a copy, and must carry the notice.
const notice = `Parts of D3 (https://d3js.org), Copyright 2010-2026 Mike Bostock; internmap, Copyright 2021 Mike Bostock;
world-atlas (the outlines of countries in this page, from Natural Earth), Copyright 2013-2019 Michael Bostock.

Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.
`;
const parts = `
export { forceSimulation, forceManyBody, forceLink, forceX, forceY, forceCollide } from "d3-force";
export { scaleUtc } from "d3-scale";
export { geoEqualEarthRaw } from "d3-geo";`;
await build({
  stdin: { contents: parts, resolveDir: new URL(".", import.meta.url).pathname },
  bundle: true, minify: true, format: "iife", globalName: "d3", charset: "ascii", legalComments: "none", outfile: out("d3.js"),
  banner: { js: `/*\n${notice}*/` },
});

// The reader of Parquet files, for pages of releases with more events than a page holds.
const reader = `
import { decompress } from "fzstd";
import { asyncBufferFromUrl, cachedAsyncBuffer, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
const compressors = { ZSTD: (input, size) => decompress(input, new Uint8Array(size)) };
export const open = async url => {
  const file = cachedAsyncBuffer(await asyncBufferFromUrl({ url }));
  return { file, metadata: await parquetMetadataAsync(file) };
};
export const rows = (parquet, options) => parquetReadObjects({ ...parquet, ...options, compressors });`;
const license = name => readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), "utf8").trim();
await build({
  stdin: { contents: reader, resolveDir: new URL(".", import.meta.url).pathname },
  bundle: true, minify: true, format: "iife", globalName: "parquet", charset: "ascii", legalComments: "none", outfile: out("parquet.js"),
  banner: { js: `/*\nhyparquet (https://github.com/hyparam/hyparquet)\n\n${license("hyparquet")}\n\nfzstd (https://github.com/101arrowz/fzstd)\n\n${license("fzstd")}\n*/` },
});

const width = 1000; // of the whole globe
const meridian = 11; // in the middle: the cut runs through the Bering Strait and splits no country
const antarctica = "010"; // nobody's news, and a fifth of the map
const ownCodes = { Kosovo: "KOS" }; // has no ISO code; Northern Cyprus and Somaliland, drawn too, have none of ours either
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-110m.json"), "utf8"));
const shapes = feature(atlas, atlas.objects.countries).features.filter(f => f.id !== antarctica);
const projection = geoEqualEarth().rotate([-meridian, 0]).fitWidth(width, { type: "Sphere" });
const path = geoPath(projection).digits(1);
const [[left, top], [right, bottom]] = path.bounds({ type: "FeatureCollection", features: shapes });
const margin = 6;
const world = {
  left: Math.floor(left) - margin, top: Math.floor(top) - margin, width: Math.ceil(right - left) + 2 * margin, height: Math.ceil(bottom - top) + 2 * margin, meridian,
  scale: projection.scale(), translate: projection.translate(),
  countries: shapes.map(f => [countries.numericToAlpha3(f.id ?? "") ?? ownCodes[f.properties.name] ?? "", path(f)]),
};
writeFileSync(out("world.json"), JSON.stringify(world) + "\n");
