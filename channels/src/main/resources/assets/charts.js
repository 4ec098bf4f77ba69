// Draws the charts of replies with ECharts, in the colours of the current theme. On canvas: the SVG renderer needs inline styles.
(() => {
  const drawn = new Map();
  const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const language = document.documentElement.lang || 'en';

  const written = (value, unit) => {
    if (value === null || value === undefined) {
      return '–';
    }
    const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    if (unit === 'percent') {
      return `${plain.format(value)} %`;
    }
    if (/^[A-Z]{3}$/.test(unit)) {
      const compact = Math.abs(value) >= 100000;
      return new Intl.NumberFormat(language, { style: 'currency', currency: unit, maximumFractionDigits: compact ? 1 : 0, notation: compact ? 'compact' : 'standard' }).format(value);
    }
    return plain.format(value);
  };

  const option = chart => {
    const bars = chart.form.toUpperCase() === 'BAR';
    const sideways = bars && (chart.labels.length > 8 || chart.labels.some(label => label.length > 10));
    const labels = { type: 'category', data: chart.labels, inverse: sideways, axisTick: { show: false },
      axisLine: { lineStyle: { color: token('--line') } }, axisLabel: { fontSize: 13, color: token('--muted'), width: sideways ? 130 : undefined, overflow: 'truncate', hideOverlap: true } };
    const labelled = sideways && chart.labels.length <= 15;
    const figures = { type: 'value', splitNumber: 4, max: chart.band ? extent => Math.ceil(Math.max(extent.max, chart.band[1]) * 1.05) : undefined, axisLabel: { show: !labelled, fontSize: 13, color: token('--muted'), formatter: value => written(value, chart.unit), hideOverlap: true },
      splitLine: { lineStyle: { color: token('--line') } } };
    return {
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 },
      grid: { left: 14, right: sideways ? 72 : 20, top: chart.more?.length ? 34 : 16, bottom: 10, containLabel: true },
      tooltip: { renderMode: 'richText', trigger: 'axis', axisPointer: { type: bars ? 'shadow' : 'line' }, valueFormatter: value => written(value, chart.unit),
        backgroundColor: token('--surface'), borderColor: token('--line'), textStyle: { color: token('--ink') } },
      xAxis: sideways ? figures : labels,
      yAxis: sideways ? labels : figures,
      legend: chart.more?.length ? { top: 0, right: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 4, textStyle: { color: token('--muted'), fontSize: 13 } } : undefined,
      series: [{ type: bars ? 'bar' : 'line', name: chart.name, data: chart.values, connectNulls: !bars, barMaxWidth: 28, symbolSize: 7, smooth: 0.2, smoothMonotone: 'x', lineStyle: { width: 2.5 },
        itemStyle: { color: token('--accent'), borderRadius: sideways ? [0, 4, 4, 0] : bars ? [4, 4, 0, 0] : 0 },
        areaStyle: bars || chart.more ? undefined : { color: token('--accent'), opacity: 0.1 },
        markArea: chart.band ? { silent: true, itemStyle: { color: token('--tint') }, data: [[{ yAxis: chart.band[0] }, { yAxis: chart.band[1] }]] } : undefined,
        label: { show: labelled, fontSize: 13, position: 'right', color: token('--ink'), formatter: point => written(point.value, chart.unit) } },
        ...(chart.more ?? []).map(line => ({ type: 'line', name: line.name, data: line.values, connectNulls: true, symbolSize: 5, smooth: 0.2, smoothMonotone: 'x',
          lineStyle: { width: 2, type: 'dashed', color: token('--warm') }, itemStyle: { color: token('--warm') } }))],
    };
  };

  const draw = figure => {
    const chart = JSON.parse(figure.dataset.chart);
    const canvas = figure.querySelector('.canvas');
    const form = option(chart);
    if (form.yAxis.type === 'category') {
      canvas.style.height = `${Math.min(chart.labels.length * 36 + 48, 560)}px`;
    }
    const picture = drawn.get(figure) ?? window.echarts.init(canvas);
    picture.setOption(form, true);
    drawn.set(figure, picture);
  };

  window.drawCharts = root => root.querySelectorAll('figure.chart').forEach(draw);
  document.addEventListener('theme', () => drawn.forEach((picture, figure) => draw(figure)));
  addEventListener('resize', () => drawn.forEach(picture => picture.resize()));
})();
