// Draws the figures of a table as a chart above it; without this the table says it all.
//
//   <figure class="chart-of" data-chart="bar">            bar or line: how each series is drawn
//     <div class="chart" hidden role="img" aria-label="…"></div>
//     <table>
//       <thead><tr><th>月份</th><th data-series>批次</th><th data-series="line" data-axis="right">…</th></tr></thead>
//       <tbody><tr><td>2021-01</td><td data-value="3">3 批</td>…</tr></tbody>
//
// The first cell of a row names it; a link in it is where a click on the chart leads. Columns marked data-series are
// drawn, those without a number leave a gap. data-stack on the figure puts the series on top of each other. An axis is
// called what its columns are called, so their headings say the unit.
"use strict";

(() => {
    const LABEL_PX = 12;
    const GAP_PX = 6;
    const ROOM_FOR_SCALE = 72;
    const drawn = [];
    const pen = document.createElement("canvas").getContext("2d");

    const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

    function read(figure) {
        const table = figure.querySelector("table");
        const heads = [...table.querySelectorAll("thead th")];
        const rows = [...table.querySelectorAll("tbody tr")];
        const number = cell => {
            const text = cell.dataset.value ?? cell.textContent.replace(/[^0-9.-]/g, "");
            return text === "" || Number.isNaN(Number(text)) ? null : Number(text);
        };
        return {
            names: rows.map(row => row.cells[0].textContent.trim()),
            links: rows.map(row => row.cells[0].querySelector("a")?.href),
            series: heads
                .map((head, column) => ({ head, column }))
                .filter(({ head }) => head.dataset.series !== undefined)
                .map(({ head, column }) => ({
                    name: head.textContent.trim(),
                    type: head.dataset.series || figure.dataset.chart,
                    right: head.dataset.axis === "right",
                    values: rows.map(row => number(row.cells[column])),
                })),
        };
    }

    // All names stand below the chart: in lines if their words have room side by side, else aslant.
    function labels(figure, names) {
        const room = (figure.clientWidth - ROOM_FOR_SCALE) / names.length;
        pen.font = `${LABEL_PX}px ${getComputedStyle(document.body).fontFamily}`;
        const widest = Math.max(...names.flatMap(name => name.split(" ")).map(word => pen.measureText(word).width));
        return widest < room - GAP_PX
            ? { interval: 0, width: room - GAP_PX, overflow: "break" }
            : { interval: room < LABEL_PX + 1 ? "auto" : 0, rotate: 45 };
    }

    // The value axis on the left, and one on the right for the series that want it.
    function scales(figures, scale) {
        const named = (right, align) => ({
            ...scale,
            name: figures.series.filter(each => each.right === right).map(each => each.name).join(" / "),
            nameTextStyle: { color: scale.axisLabel.color, align },
        });
        return figures.series.some(each => each.right)
            ? [named(false, "left"), { ...named(true, "right"), splitLine: { show: false } }]
            : named(false, "left");
    }

    function options(figure, figures) {
        const ink = colour("--tblr-body-color");
        const faint = colour("--tblr-border-color");
        const axis = { axisLabel: { color: ink }, axisLine: { lineStyle: { color: faint } } };
        const scale = { ...axis, type: "value", splitLine: { lineStyle: { color: faint } } };
        return {
            animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
            color: ["--tblr-primary", "--tblr-orange", "--tblr-teal", "--tblr-purple"].map(colour),
            textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
            grid: { left: 8, right: 16, top: figures.series.length > 1 ? 60 : 36, bottom: 4, containLabel: true },
            legend: { show: figures.series.length > 1, top: 0, textStyle: { color: ink } },
            tooltip: {
                trigger: "axis",
                // Rich text is painted, not markup with styles of its own: the policy of our pages allows no other.
                renderMode: "richText",
                backgroundColor: colour("--tblr-bg-surface"),
                borderColor: faint,
                textStyle: { color: ink },
            },
            xAxis: { ...axis, type: "category", data: figures.names, axisLabel: { ...axis.axisLabel, fontSize: LABEL_PX, ...labels(figure, figures.names) } },
            yAxis: scales(figures, scale),
            series: figures.series.map(series => ({
                name: series.name,
                type: series.type,
                data: series.values,
                yAxisIndex: series.right ? 1 : 0,
                stack: figure.dataset.stack === undefined ? undefined : "all",
                barMaxWidth: 36,
                symbolSize: 7,
            })),
        };
    }

    function draw(figure) {
        const place = figure.querySelector(".chart");
        const figures = read(figure);
        if (figures.names.length === 0 || figures.series.length === 0) {
            return;
        }
        place.hidden = false;
        const chart = echarts.init(place, null, { renderer: "canvas" });
        chart.setOption(options(figure, figures));
        chart.on("click", ({ dataIndex }) => {
            if (figures.links[dataIndex]) {
                location.assign(figures.links[dataIndex]);
            }
        });
        drawn.push({ chart, figure, figures });
    }

    // At once: paper does not wait for the next frame.
    function again() {
        drawn.forEach(({ chart, figure, figures }) => {
            chart.resize();
            chart.setOption({ ...options(figure, figures), animation: false });
            chart.getZr().flush();
        });
    }

    document.querySelectorAll("figure.chart-of").forEach(draw);
    addEventListener("resize", again);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => requestAnimationFrame(again));
    matchMedia("print").addEventListener("change", again);
})();
