/** The lines below the places: coasts, borders, rivers, lakes of Natural Earth; countries have no filling. */

const SERVED = "/static/basemap.json";
/** The base map within the page, where it was saved whole. */
const within = document.getElementById("basemap");
const lines = within ? JSON.parse(within.textContent) : new URL(SERVED, location.href).href;

/** Names of countries with their points, the larger first: [{name, size (degrees across), lon, lat}]. */
export async function countryNames() {
  const told = within ? lines : await (await fetch(SERVED)).json();
  return told.features
    .filter((feature) => feature.properties.layer === "name")
    .map(({ properties, geometry }) => {
      const [lon, lat] = geometry.coordinates;
      return { name: properties.name, size: properties.size, lon, lat };
    });
}

/** A style of MapLibre without anything from outside; its worker fetches the lines, so that the page need not wait. */
export function styleOf(ink) {
  const source = "base";
  const line = (id, filter, paint, more = {}) => ({
    id,
    type: "line",
    source,
    filter,
    paint,
    layout: { "line-join": "round" },
    ...more,
  });
  const of = (layer) => ["==", ["get", "layer"], layer];
  const wide = (narrow, broad) => ["interpolate", ["linear"], ["zoom"], 3, narrow, 9, broad];
  return {
    version: 8,
    sources: { [source]: { type: "geojson", data: lines, tolerance: 0.5, buffer: 8, maxzoom: 9 } },
    layers: [
      { id: "land", type: "background", paint: { "background-color": ink.land } },
      { id: "lake", type: "fill", source, filter: of("lake"), paint: { "fill-color": ink.water } },
      line("river", of("river"), { "line-color": ink.water, "line-width": wide(0.6, 2.4) }, { minzoom: 3 }),
      line(
        "admin1",
        of("admin1"),
        { "line-color": ink.line, "line-width": wide(0.3, 1), "line-dasharray": [3, 2] },
        { minzoom: 4.2 },
      ),
      line("coast", of("coast"), { "line-color": ink.border, "line-width": wide(0.5, 1.2) }),
      line("border", ["all", of("border"), ["!", ["has", "disputed"]]], {
        "line-color": ink.border,
        "line-width": wide(0.7, 1.6),
      }),
      line("disputed", ["all", of("border"), ["has", "disputed"]], {
        "line-color": ink.border,
        "line-width": wide(0.8, 1.8),
        "line-dasharray": [2.5, 2.5],
      }),
    ],
  };
}

/** Draw the lines in the colours of another theme. */
export function recolour(map, ink) {
  for (const layer of styleOf(ink).layers) {
    for (const [name, value] of Object.entries(layer.paint))
      if (name.endsWith("color")) map.setPaintProperty(layer.id, name, value);
  }
}
