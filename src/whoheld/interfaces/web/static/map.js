/** The map: MapLibre draws the lines, a canvas over it the places, so that a step of the slider draws only these. */

import { countryNames, recolour, styleOf } from "./basemap.js";
import { spoken } from "./days.js";
import { el, fill, foreign } from "./dom.js";
import { drawNames } from "./labels.js";
import { forgetMarks, inks } from "./marks.js";
import { drawPoints, inView, onWorld, pointsOf, spotAt, standOn, viewOf } from "./points.js";
import { current, go } from "./state.js";

const CLOSEST = 12;
/** Share of the outermost points, on each side, that the first view may leave out: a place put wrong is far off. */
const OUTLIERS = 0.02;

// Its worker starts while the record is still being asked.
maplibregl.prewarm();

/** Put the map on the page; the answer draws it for what the address says. */
export function mountMap(app) {
  const sheet = new Sheet(app);
  app.seen = () => sheet.seen;
  return (now, before) => sheet.show(now, before);
}

/** The map and the canvas over it. */
class Sheet {
  constructor(app) {
    this.app = app;
    this.ink = inks();
    this.seen = [];
    this.countries = [];
    this.canvas = el("canvas");
    this.tip = el("div", { class: "tip", hidden: true });
    document.getElementById("labels").append(this.canvas, this.tip);
    /** Whether somebody moved the map; until then it keeps all places in view. */
    this.moved = Boolean(current().at);
    this.take(app.chart);
    document.getElementById("map").setAttribute("aria-busy", "true");
    this.map = this.opened();
    this.listen();
  }

  /** Take another chart: through a lens, or after a judgement. */
  take(chart) {
    this.chart = chart;
    this.points = pointsOf(chart);
  }

  opened() {
    const map = new maplibregl.Map({
      container: "canvas",
      style: styleOf(this.ink),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      maxZoom: CLOSEST,
      locale: { "Map.Title": "Map; the places in view are in the table of the panel too" },
      ...viewpoint(current().at, this.points),
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new maplibregl.ScaleControl({ maxWidth: 90 }), "bottom-right");
    map.once("idle", async () => {
      this.takeNames(await countryNames());
      document.getElementById("map").removeAttribute("aria-busy");
    });
    return map;
  }

  takeNames(names) {
    this.countries = names.map((country) => ({ ...country, ...onWorld(country) }));
    this.draw();
  }

  listen() {
    this.map.on("render", () => this.draw());
    this.map.on("movestart", (event) => { this.moved ||= Boolean(event.originalEvent); });
    this.map.on("moveend", () => this.moved && go({ at: addressed(this.map) }, { quietly: true }));
    this.map.on("resize", () => this.moved || this.map.jumpTo(this.home()));
    this.map.on("mousemove", (event) => this.point(event.point));
    this.map.on("mouseout", () => this.point(null));
    this.map.on("click", (event) => this.choose(event.point));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.wear());
    addEventListener("beforeprint", () => this.map.resize());
  }

  /** Draw what the address says. */
  show(now, before) {
    if (this.chart !== this.app.chart) this.take(this.app.chart);
    if (before && now.theme !== before.theme) this.wear();
    if (now.at && now.at !== addressed(this.map)) this.map.jumpTo(viewpoint(now.at, this.points));
    if (before && now.at && !before.at) this.moved = true;
    standOn(this.points, this.app, this.app.day(), now.side);
    if (before && now.place && now.place !== before.place) this.moveTo(now.place);
    this.draw();
    // The sliders and the legend took their room only now.
    if (!before) requestAnimationFrame(() => this.map.resize());
  }

  /** The camera that keeps nearly all places in view. */
  home() {
    const { bounds, fitBoundsOptions, ...camera } = viewpoint("", this.points);
    return bounds ? this.map.cameraForBounds(bounds, fitBoundsOptions) ?? {} : camera;
  }

  /** Bring a place into view, if it is not. */
  moveTo(id) {
    const place = this.app.chart.byId.get(id);
    if (!place || place.lon === null || this.map.getBounds().contains([place.lon, place.lat])) return;
    this.moved = true;
    this.map.jumpTo({ center: [place.lon, place.lat], zoom: Math.max(this.map.getZoom(), 7) });
  }

  wear() {
    this.ink = inks();
    forgetMarks();
    if (this.map.isStyleLoaded()) recolour(this.map, this.ink);
    else this.map.once("idle", () => recolour(this.map, this.ink));
    standOn(this.points, this.app, this.app.day(), current().side);
    this.draw();
  }

  draw() {
    const view = viewOf(this.map);
    const context = this.cleared(view);
    this.seen = inView(this.points, view);
    drawPoints(context, this.seen);
    const { place } = current();
    drawNames(context, this.seen, this.countries, view, this.ink, place);
    const chosen = place && this.seen.find((spot) => spot.point.place.id === place);
    if (chosen) this.encircle(context, chosen);
  }

  cleared({ width, height }) {
    const ratio = devicePixelRatio || 1;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== across || this.canvas.height !== down) Object.assign(this.canvas, { width: across, height: down });
    const context = this.canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  }

  encircle(context, { x, y, radius }) {
    context.beginPath();
    context.arc(x, y, radius + 9, 0, 2 * Math.PI);
    context.strokeStyle = this.ink.accent;
    context.lineWidth = 2.5;
    context.stroke();
  }

  /** Say what lies under the pointer. */
  point(at) {
    const spot = at && spotAt(this.seen, at.x, at.y);
    this.map.getCanvas().style.cursor = spot ? "pointer" : "";
    this.tip.hidden = !spot;
    if (!spot) return;
    const { place, at: stands } = spot.point;
    fill(this.tip, el("strong", {}, foreign(place.name)), el("br"), foreign(stands?.text ?? "nothing known"), stands?.evidence ? el("small", {}, ` as of ${spoken(stands.evidence)}`) : null);
    const right = spot.x > this.map.getContainer().clientWidth / 2;
    this.tip.style.left = right ? "auto" : `${spot.x + 14}px`;
    this.tip.style.right = right ? `${this.map.getContainer().clientWidth - spot.x + 14}px` : "auto";
    this.tip.style.top = `${Math.max(4, spot.y - 20)}px`;
  }

  choose(at) {
    const spot = spotAt(this.seen, at.x, at.y);
    if (spot) go({ place: spot.point.place.id, claim: "", view: "", doc: "" });
  }
}

/** The middle and the zoom of the address, else bounds around nearly all places that anybody held, else the world. */
function viewpoint(at, points) {
  const [lon, lat, zoom] = at.split(",").map(Number);
  if (at && [lon, lat, zoom].every(Number.isFinite) && Math.abs(lat) <= 85) return { center: [lon, lat], zoom };
  if (!points.length) return { center: [20, 25], zoom: 1.2 };
  const held = points.filter(({ place }) => place.stretches.length);
  return { bounds: boundsOf((held.length ? held : points).map(({ place }) => place)), fitBoundsOptions: { padding: margins(), maxZoom: 8 } };
}

/** Pixels kept free around the places in view: of the legend, where there is room beside it. */
function margins() {
  const legend = document.getElementById("legend").offsetWidth;
  const around = Math.min(56, innerWidth / 10);
  return { top: around, bottom: around, right: around, left: innerWidth > 1000 ? around + legend : around };
}

function boundsOf(places) {
  const ends = (numbers) => {
    const sorted = numbers.sort((one, other) => one - other);
    const aside = places.length < 50 ? 0 : Math.floor(sorted.length * OUTLIERS);
    return [sorted[aside], sorted.at(-1 - aside)];
  };
  const [west, east] = ends(places.map((place) => place.lon));
  const [south, north] = ends(places.map((place) => place.lat));
  return [[west, south], [east, north]];
}

function addressed(map) {
  const { lng, lat } = map.getCenter();
  return [lng.toFixed(4), lat.toFixed(4), map.getZoom().toFixed(2)].join(",");
}
