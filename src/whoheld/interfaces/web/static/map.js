/** The map: MapLibre draws the lines, a canvas over it the places, so that a step of the slider draws only these. */

import { countryNames, recolour, styleOf } from "./basemap.js";
import { unheard } from "./chart.js";
import { spoken } from "./days.js";
import { el, fill, foreign } from "./dom.js";
import { drawNames } from "./labels.js";
import { BY_PROCESSOR, forgetMarks, inks } from "./marks.js";
import { cameraOn, drawPoints, inView, onWorld, pointsOf, spotAt, standOn, viewOf } from "./points.js";
import { current, go } from "./state.js";
import { drawLines, drawRings } from "./ways.js";

/** How the map behaves: it is not turned or tilted, and shows the world once. */
const STILL = {
  attributionControl: false,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  renderWorldCopies: false,
  fadeDuration: 0,
  maxZoom: 12,
  locale: { "Map.Title": "Map; the places in view are in the table of the panel too" },
};
/** The closest that the first view comes. */
const FARTHEST_IN = 8;
/** Share of the outermost points, on each side, that the first view may leave out: a place put wrong is far off. */
const OUTLIERS = 0.02;

// Its worker starts while the record is still being asked.
maplibregl.prewarm();

/** Put the map on the page; the answer draws it for what the address says. */
export function mountMap(app) {
  const sheet = new Sheet(app);
  app.seen = () => sheet.seen;
  app.lay = (layer) => sheet.lay(layer);
  return (now, before) => sheet.show(now, before);
}

/** The canvas of the places, and the map below it, which comes when the places are drawn. */
class Sheet {
  constructor(app) {
    this.app = app;
    this.ink = inks();
    this.seen = [];
    this.countries = [];
    this.layer = null;
    this.box = document.getElementById("canvas");
    this.canvas = el("canvas");
    this.tip = el("div", { class: "tip", hidden: true });
    document.getElementById("labels").append(this.canvas, this.tip);
    document.getElementById("map").setAttribute("aria-busy", "true");
    this.map = null;
    this.take(app.chart);
    /** Whether somebody moved the map; until then it keeps all places in view. */
    this.moved = Boolean(current().at);
    this.camera = cameraAt(current().at) ?? this.home();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.wear());
    // WebGL may take seconds to begin: only when the frame with the places is out.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.open())));
  }

  /** Take another chart: through a lens, or after a judgement. */
  take(chart) {
    this.chart = chart;
    this.points = pointsOf(chart);
  }

  /** Lay ways over the map (see cut_layer.js), or none; a layer has a say in what is chosen on the map. */
  lay(layer) {
    const same = this.layer?.frame === layer?.frame;
    this.layer = layer;
    if (!same && !this.moved) this.look(this.home());
    this.draw();
  }

  /** Lay the map below the places; without WebGL they stay without it. */
  open() {
    try {
      this.map = new maplibregl.Map({
        container: "canvas",
        style: styleOf(this.ink),
        ...STILL,
        ...asMapLibre(this.camera),
      });
    } catch (error) {
      document.getElementById("map").removeAttribute("aria-busy");
      console.warn("The map below the places needs WebGL.", error);
      return;
    }
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new maplibregl.ScaleControl({ maxWidth: 90 }), "bottom-right");
    this.listen();
    this.resized();
  }

  listen() {
    this.map.on("movestart", (event) => {
      this.moved ||= Boolean(event.originalEvent);
    });
    this.map.on("move", () => {
      this.camera = fromMapLibre(this.map);
    });
    this.map.on("render", () => this.draw());
    this.map.on("moveend", () => this.moved && go({ at: addressed(this.camera) }, { quietly: true }));
    this.map.on("resize", () => this.resized());
    this.map.on("mousemove", (event) => this.point(event.point));
    this.map.on("mouseout", () => this.point(null));
    this.map.on("click", (event) => this.choose(event.point));
    this.map.once("idle", async () => {
      this.takeNames(await countryNames());
      document.getElementById("map").removeAttribute("aria-busy");
    });
    addEventListener("beforeprint", () => this.map.resize());
  }

  takeNames(names) {
    this.countries = names.map((country) => ({ ...country, ...onWorld(country) }));
    this.draw();
  }

  /** Draw what the address says. */
  show(now, before) {
    if (this.chart !== this.app.chart) {
      this.take(this.app.chart);
      // Other places may be known of by another day.
      if (before && !this.moved) this.look(this.home());
    }
    if (before && now.theme !== before.theme) this.wear();
    if (now.at && now.at !== addressed(this.camera)) this.look(cameraAt(now.at) ?? this.camera);
    if (before && now.at && !before.at) this.moved = true;
    // Beside the ground of a side that of others is seen, too.
    standOn(this.points, this.app, this.app.day(), now.view === "cutoff" ? "" : now.side);
    if (before && now.place && now.place !== before.place) this.moveTo(now.place);
    if (before) this.draw();
    else queueMicrotask(() => this.resized());
  }

  /** Another room for the map: nearly all places stay in view until somebody moves it. */
  resized() {
    if (!this.moved) this.look(this.home());
    this.draw();
  }

  look(camera) {
    this.camera = camera;
    this.map?.jumpTo(asMapLibre(camera));
  }

  get size() {
    return { width: this.box.clientWidth, height: this.box.clientHeight };
  }

  /** The camera that shows nearly all places of the layer, or that anybody held, else the world. */
  home() {
    const held = this.points.filter(({ place }) => place.stretches.length);
    const framed = held.filter(({ place }) => this.layer?.frame?.has(place.id));
    const shown = [framed, held].find((some) => some.length) ?? this.points;
    return shown.length
      ? cameraOn(...cornersOf(shown), this.size, margins(), FARTHEST_IN)
      : { lon: 20, lat: 25, zoom: 1.2 };
  }

  /** Bring a place into view, if it is not. */
  moveTo(id) {
    const point = this.points.find(({ place }) => place.id === id);
    const { left, top, scale, width, height } = viewOf(this.camera, this.size);
    const within = (at, start, room) => at * scale - start > 0 && at * scale - start < room;
    if (!point || (within(point.x, left, width) && within(point.y, top, height))) return;
    this.moved = true;
    this.look({ lon: point.place.lon, lat: point.place.lat, zoom: Math.max(this.camera.zoom, 7) });
  }

  wear() {
    forgetMarks();
    this.ink = inks();
    if (this.map?.isStyleLoaded()) recolour(this.map, this.ink);
    else this.map?.once("idle", () => recolour(this.map, this.ink));
    this.draw();
  }

  draw() {
    const view = viewOf(this.camera, this.size);
    const context = this.cleared(view);
    this.seen = inView(this.points, view);
    if (this.layer) drawLines(context, this.layer, view, this.ink);
    drawPoints(context, this.seen);
    if (this.layer) drawRings(context, this.layer, this.seen, view, this.ink);
    const { place } = current();
    drawNames(context, this.seen, this.countries, view, this.ink, place);
    const chosen = place && this.seen.find((spot) => spot.point.place.id === place);
    if (chosen) this.encircle(context, chosen);
  }

  cleared({ width, height }) {
    const ratio = devicePixelRatio || 1;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== across || this.canvas.height !== down)
      Object.assign(this.canvas, { width: across, height: down });
    const context = this.canvas.getContext("2d", BY_PROCESSOR);
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
    const since = stands && stands.evidence !== null ? el("small", {}, ` as of ${spoken(stands.evidence)}`) : null;
    fill(
      this.tip,
      el("strong", {}, foreign(place.name)),
      el("br"),
      foreign(stands?.text ?? unheard(this.app.chart)),
      since,
    );
    const { width } = this.size;
    this.tip.style.left = spot.x > width / 2 ? "auto" : `${spot.x + 14}px`;
    this.tip.style.right = spot.x > width / 2 ? `${width - spot.x + 14}px` : "auto";
    this.tip.style.top = `${Math.max(4, spot.y - 20)}px`;
  }

  choose(at) {
    const spot = spotAt(this.seen, at.x, at.y);
    if (spot && !this.layer?.choose(spot.point.place)) go({ place: spot.point.place.id, claim: "", view: "", doc: "" });
  }
}

/** The camera that the address says: lon,lat,zoom; null where it says none. */
function cameraAt(at) {
  const [lon, lat, zoom] = at.split(",").map(Number);
  return at && [lon, lat, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 ? { lon, lat, zoom } : null;
}

function addressed({ lon, lat, zoom }) {
  return [lon.toFixed(4), lat.toFixed(4), zoom.toFixed(2)].join(",");
}

function asMapLibre({ lon, lat, zoom }) {
  return { center: [lon, lat], zoom };
}

function fromMapLibre(map) {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom() };
}

/** Pixels kept free around the places in view: of the legend, where there is room beside it. */
function margins() {
  const legend = document.getElementById("legend").offsetWidth;
  const around = Math.min(56, innerWidth / 10);
  return { top: around, bottom: around, right: around, left: innerWidth > 1000 ? around + legend : around };
}

/** The corners around points of the world, without the outermost where there are many. */
function cornersOf(points) {
  const ends = (numbers) => {
    const sorted = numbers.sort((one, other) => one - other);
    const aside = Math.floor(sorted.length * OUTLIERS);
    return [sorted[aside], sorted.at(-1 - aside)];
  };
  const [west, east] = ends(points.map(({ x }) => x));
  const [north, south] = ends(points.map(({ y }) => y));
  return [
    [west, north],
    [east, south],
  ];
}
