/* SPDX-License-Identifier: Apache-2.0 */
/* Adds to a page that reads well without it: filters, the drawing of the networks, the map. Asks nobody for anything. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var data = function (id) { return JSON.parse(document.getElementById(id).textContent); };

  function openTarget() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", openTarget);

  document.querySelectorAll("[data-filter]").forEach(function (input) {
    var rows = Array.from(document.querySelectorAll(input.dataset.filter));
    var texts = rows.map(function (row) { return row.textContent.toLocaleLowerCase(); });
    input.addEventListener("input", function () {
      var wanted = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach(function (row, n) {
        row.classList.toggle("hidden", !wanted.every(function (word) { return texts[n].includes(word); }));
      });
    });
  });

  var closed = [];
  addEventListener("beforeprint", function () {
    closed = Array.from(document.querySelectorAll(".case details:not([open])"));
    closed.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () { closed.forEach(function (one) { one.open = false; }); });

  var COLOURS = { "case": "#16202e", person: "#2b7a9e", site: "#8d5a97", group: "#2f7f55", other: "#8a9bab", hub: "#ffffff", value: "#c2410c" };
  var LINES = { lead: "#2b7a9e", same: "#1c6b3c", shares: "#e0a486", at: "#b99cbf", in_case: "#d5dae1" };

  function dashed(Rectangle) {
    /* sigma draws no dashes; an unjudged hit must not look like a judged one. */
    return class extends Rectangle {
      getDefinition() {
        var made = super.getDefinition();
        var vertex = made.VERTEX_SHADER_SOURCE.replace("void main() {", "varying float v_along;\nvoid main() {\n  v_along = a_positionCoef * length((u_matrix * vec3(a_positionEnd - a_positionStart, 0.0)).xy) * 45.0;");
        var fragment = made.FRAGMENT_SHADER_SOURCE.replace(/void main\s*\([^)]*\)\s*\{/, "varying float v_along;\n$&\n  if (fract(v_along) > 0.6) discard;");
        return Object.assign({}, made, { VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment });
      }
    };
  }

  function hasWebGL() {
    try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch (error) { return false; }
  }

  function drawGraph() {
    var box = document.getElementById("graph");
    if (!box || typeof Sigma === "undefined" || !hasWebGL()) return;
    var said = data("graph-data");
    if (!said.nodes.length) return;
    var figure = box.closest("figure"), told = document.getElementById("graph-told");
    var graph = new graphology.MultiGraph();
    figure.classList.add("live");
    var wide = box.clientWidth >= box.clientHeight, scale = Math.min(1, Math.max(0.4, box.clientWidth / 900));
    said.nodes.forEach(function (n) {
      graph.addNode(n.key, { x: wide ? n.x : n.y, y: wide ? n.y : -n.x, size: scale * (n.shape === "value" ? 2.5 : 2.5 + n.size * 1.7), label: n.label, color: COLOURS[n.shape], type: n.shape === "hub" ? "ring" : "circle", shape: n.shape, told: n.told, section: n.section, forceLabel: n.shape === "case" && scale > 0.6 });
    });
    said.edges.forEach(function (e) {
      graph.addEdge(e.source, e.target, { type: e.kind === "lead" ? "dashed" : "line", color: LINES[e.kind], size: e.kind === "in_case" ? 0.7 : e.kind === "same" ? 2.4 : 1.5, label: e.label, kind: e.kind, zIndex: e.kind === "in_case" ? 0 : 1 });
    });
    figure.querySelector(".tools").classList.add("ready");
    var focus = null, near = null;
    var view = new Sigma(graph, box, {
      edgeProgramClasses: { line: Sigma.rendering.EdgeRectangleProgram, dashed: dashed(Sigma.rendering.EdgeRectangleProgram) },
      nodeProgramClasses: { circle: Sigma.rendering.NodeCircleProgram, ring: Sigma.rendering.createNodeBorderProgram({ borders: [{ size: { value: 0.32 }, color: { value: "#c2410c" } }, { size: { fill: true }, color: { attribute: "color" } }] }) },
      defaultEdgeType: "line", labelFont: getComputedStyle(document.body).fontFamily, labelSize: scale > 0.6 ? 12 : 10, labelColor: { color: "#16202e" },
      labelRenderedSizeThreshold: 6.5, labelDensity: 0.5, zIndex: true, allowInvalidContainer: true, minCameraRatio: 0.02, maxCameraRatio: 3,
      nodeReducer: function (key, shown) {
        if (!focus) return shown;
        return near.has(key) ? Object.assign({}, shown, { forceLabel: true, zIndex: 2 }) : Object.assign({}, shown, { color: "#e3e8ec", label: "", forceLabel: false, zIndex: 0 });
      },
      edgeReducer: function (key, shown) { return focus && !graph.hasExtremity(key, focus) ? Object.assign({}, shown, { hidden: true }) : shown; }
    });
    function look(key) {
      focus = key;
      near = key ? new Set(graph.neighbors(key).concat([key])) : null;
      told.textContent = key ? graph.getNodeAttribute(key, "told") : "";
      if (key) {
        var link = document.createElement("a");
        link.href = "#" + graph.getNodeAttribute(key, "section");
        link.textContent = " →";
        told.append(link);
      }
      view.refresh({ skipIndexation: true });
    }
    function goTo(key) {
      var at = view.getNodeDisplayData(key);
      view.getCamera().animate({ x: at.x, y: at.y, ratio: 0.25 }, { duration: 300 });
      look(key);
    }
    view.on("clickNode", function (event) { look(event.node); });
    view.on("clickStage", function () { look(null); });
    view.on("enterNode", function () { box.style.cursor = "pointer"; });
    view.on("leaveNode", function () { box.style.cursor = ""; });
    var names = document.getElementById("graph-names"), byName = new Map();
    said.nodes.forEach(function (n) {
      var text = n.label + " (" + n.told.split(" · ").slice(1, 3).join(", ") + ")";
      if (byName.has(text)) return;
      byName.set(text, n.key);
      var option = document.createElement("option");
      option.value = text;
      names.append(option);
    });
    document.getElementById("graph-search").addEventListener("change", function (event) {
      var wanted = event.target.value, key = byName.get(wanted);
      if (!key && wanted) byName.forEach(function (found, text) { if (!key && text.toLocaleLowerCase().includes(wanted.toLocaleLowerCase())) key = found; });
      if (key) goTo(key); else look(null);
    });
    var camera = view.getCamera();
    function all() { look(null); camera.animatedReset({ duration: 250 }); }
    document.getElementById("graph-in").addEventListener("click", function () { camera.animatedZoom({ duration: 200 }); });
    document.getElementById("graph-out").addEventListener("click", function () { camera.animatedUnzoom({ duration: 200 }); });
    document.getElementById("graph-all").addEventListener("click", all);
    var order = graph.nodes(), stand = -1;
    box.addEventListener("keydown", function (event) {
      var step = 0.08 * camera.ratio, at = camera.getState(), moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
      if (moves[event.key]) camera.setState({ x: at.x + moves[event.key][0], y: at.y + moves[event.key][1] });
      else if (event.key === "+" || event.key === "=") camera.animatedZoom({ duration: 150 });
      else if (event.key === "-") camera.animatedUnzoom({ duration: 150 });
      else if (event.key === "Escape") all();
      else if (event.key === "n" || event.key === "p") { stand = (stand + (event.key === "n" ? 1 : order.length - 1)) % order.length; goTo(order[stand]); }
      else return;
      event.preventDefault();
    });
  }

  function lines(texts) {
    var box = document.createElement("div");
    texts.filter(Boolean).forEach(function (text) {
      var line = document.createElement("p");
      line.dir = "auto";
      line.textContent = text;
      box.append(line);
    });
    return box;
  }

  function drawMap() {
    var box = document.getElementById("leaflet");
    if (!box || typeof L === "undefined") return;
    var said = data("map-data"), world = data("world-data");
    box.closest("figure").classList.add("live");
    var map = L.map(box, { attributionControl: false, zoomSnap: 0.25, worldCopyJump: false, maxZoom: 14, minZoom: 1 });
    var land = topojson.feature(world, world.objects.countries);
    L.geoJSON(land, { renderer: L.canvas({ padding: 0.4 }), interactive: false, style: { color: "#b9b4a4", weight: 0.8, fillColor: "#fbfaf6", fillOpacity: 1 } }).addTo(map);
    said.countries.forEach(function (one) {
      L.marker([one.latitude, one.longitude], { interactive: false, keyboard: false, icon: L.divIcon({ className: "country-name", html: lines([one.name]), iconSize: [0, 0] }) }).addTo(map);
    });
    said.moves.forEach(function (move) {
      var a = L.latLng(move.source), b = L.latLng(move.target), points = arc(a, b);
      L.polyline(points, { color: "#c2410c", weight: 2.5 }).bindTooltip(lines([move.told]), { sticky: true }).addTo(map);
      head(map, points);
    });
    said.sites.forEach(function (site) {
      L.circleMarker([site.latitude, site.longitude], { radius: 7, color: "#fff", weight: 1.5, fillColor: "#8d5a97", fillOpacity: 1 }).bindTooltip(lines([site.name]), { permanent: said.sites.length <= 25, direction: "right", offset: [6, 0] }).bindPopup(lines(site.told)).addTo(map);
    });
    map.fitBounds(said.bounds, { padding: [40, 40] });
  }

  function arc(a, b) {
    /* A bent line, so that there and back do not lie on each other. */
    var out = [], bend = 0.18, mid = L.latLng((a.lat + b.lat) / 2 + (b.lng - a.lng) * bend, (a.lng + b.lng) / 2 - (b.lat - a.lat) * bend);
    for (var n = 0; n <= 24; n++) {
      var t = n / 24, u = 1 - t;
      out.push(L.latLng(u * u * a.lat + 2 * u * t * mid.lat + t * t * b.lat, u * u * a.lng + 2 * u * t * mid.lng + t * t * b.lng));
    }
    return out;
  }

  function head(map, points) {
    var tip = L.polygon([], { color: "#c2410c", weight: 1, fillOpacity: 1, interactive: false }).addTo(map);
    function place() {
      var end = map.latLngToLayerPoint(points[points.length - 1]), before = map.latLngToLayerPoint(points[points.length - 3]);
      var dx = end.x - before.x, dy = end.y - before.y, long = Math.hypot(dx, dy) || 1;
      dx /= long; dy /= long;
      var point = L.point(end.x - dx * 8, end.y - dy * 8), base = L.point(point.x - dx * 11, point.y - dy * 11);
      tip.setLatLngs([point, L.point(base.x - dy * 6, base.y + dx * 6), L.point(base.x + dy * 6, base.y - dx * 6)].map(function (one) { return map.layerPointToLatLng(one); }));
    }
    map.on("zoomend viewreset load", place);
    map.whenReady(place);
  }

  /* After the text is on the screen; a reader who only reads waits for neither. */
  setTimeout(function () { drawGraph(); setTimeout(function () { drawMap(); openTarget(); }, 0); }, 0);
  openTarget();
})();
