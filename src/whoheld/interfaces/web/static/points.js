/** The places on the map: where each lies on the screen, which are in view, which lies under the pointer. */

import { standing } from "./chart.js";
import { markOf, stampMark } from "./marks.js";

/** Pixels around a pointer in which a place is taken as meant. */
const GRASP = 14;
/** Pixels beyond the edge in which a place is still drawn. */
const BEYOND = 24;

/** Places with a point, ready to be drawn: the most told of last, so that they lie on top of none that is smaller. */
export function pointsOf(chart) {
  const placed = chart.places.filter((place) => place.lon !== null && place.lat !== null);
  return placed
    .map((place) => ({ place, ...onWorld(place), size: sizeOf(place) }))
    .sort((one, other) => other.place.claims - one.place.claims);
}

/** Where a point of the earth lies in the world's square of side 1, as Mercator has it. */
export function onWorld({ lon, lat }) {
  return { x: worldX(lon), y: worldY(lat) };
}

/** Set how each stands on a day, and whether the address wants it shown; a side that the record has not hides none. */
export function standOn(points, app, day, wanted) {
  const side = app.sideOf(wanted)?.name;
  for (const point of points) {
    point.at = standing(app.chart, point.place, day);
    point.mark = markOf(app, point.at, day);
    point.shown = !side || Boolean(point.at && (point.at.holders.includes(side) || point.at.others.includes(side)));
  }
}

/** Where the world lies on a screen of {width, height} pixels, seen by a camera {lon, lat, zoom}. */
export function viewOf({ lon, lat, zoom }, { width, height }) {
  const scale = 512 * 2 ** zoom;
  return { scale, zoom, width, height, left: worldX(lon) * scale - width / 2, top: worldY(lat) * scale - height / 2 };
}

/** The camera that shows points of the world's square between two corners, with room around: {top, right, bottom, left}. */
export function cameraOn([west, north], [east, south], { width, height }, room, closest) {
  const across = (width - room.left - room.right) / Math.max(1e-9, east - west);
  const down = (height - room.top - room.bottom) / Math.max(1e-9, south - north);
  const least = Math.log2(Math.max(width, height) / 512);
  const zoom = Math.max(least, Math.min(closest, Math.log2(Math.max(1, Math.min(across, down)) / 512)));
  const scale = 512 * 2 ** zoom;
  const x = (west + east) / 2 + (room.right - room.left) / 2 / scale;
  const y = (north + south) / 2 + (room.bottom - room.top) / 2 / scale;
  return { lon: x * 360 - 180, lat: (Math.atan(Math.exp(Math.PI * (1 - 2 * y))) * 360) / Math.PI - 90, zoom };
}

/** The points in view with their place on the screen, the most told of first. */
export function inView(points, view) {
  const seen = [];
  for (const point of points) {
    const x = point.x * view.scale - view.left;
    const y = point.y * view.scale - view.top;
    if (x > -BEYOND && y > -BEYOND && x < view.width + BEYOND && y < view.height + BEYOND && point.shown) {
      seen.push({ point, x, y, radius: radiusOf(point, view.zoom) });
    }
  }
  return seen;
}

/** Draw points: the unheard first, then the bigger before the smaller. */
export function drawPoints(context, seen) {
  for (const spot of seen) if (!spot.point.at) stampMark(context, spot.point.mark, spot.x, spot.y, spot.radius);
  for (const spot of seen) if (spot.point.at) stampMark(context, spot.point.mark, spot.x, spot.y, spot.radius);
}

/** The spot under a point of the screen: the nearest edge wins. */
export function spotAt(seen, x, y) {
  let best = null;
  let least = GRASP;
  for (const spot of seen) {
    const off = Math.hypot(spot.x - x, spot.y - y) - spot.radius;
    if (off < least) [best, least] = [spot, off];
  }
  return best;
}

function radiusOf(point, zoom) {
  const factor = zoom < 4.5 ? 0.75 : zoom < 8 ? 1 : 1.25;
  return Math.max(2.5, Math.round(point.size * factor * 2) / 2);
}

/** A tenfold of claims adds some 3 pixels; an area stays small, as it is not at the point in its middle. */
function sizeOf(place) {
  return place.feature === "area" ? 4 : 4 + 3 * Math.log10(Math.max(1, place.claims));
}

function worldX(lon) {
  return (lon + 180) / 360;
}

function worldY(lat) {
  const within = Math.max(-85, Math.min(85, lat));
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (within * Math.PI) / 360)) / (2 * Math.PI);
}
