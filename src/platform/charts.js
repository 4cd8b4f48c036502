/*
 * What we take of Apache ECharts, and how it lives under our content policy. `.ci/charts.js` bundles
 * this to one file, which the page loads when the first chart is shown (chart.rs).
 *
 * Colours come as `var(--name)`, which SVG's own attributes understand: a chart follows the theme,
 * the dark mode and the printer like everything else, without being drawn again. ECharts cannot mix
 * such colours, so nothing here lights up or fades.
 */

import { init, use } from 'echarts/core';
import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import SvgPainter from 'zrender/lib/svg/Painter.js';

/** The painter empties what it leaves by `innerHTML`, which trusted types refuse even for nothing. */
class Painter extends SvgPainter {
  clear() {} // only on the way to dispose

  dispose() {
    this.root.replaceChildren();
    this.root = null;
    super.dispose();
  }
}

use([
  BarChart, HeatmapChart, LineChart, ScatterChart,
  GridComponent, LegendComponent, TooltipComponent, LabelLayout,
  (registers) => registers.registerPainter('svg', Painter),
]);

/**
 * Draws an option (JSON) into an element that has a size, and returns what can be done with it. Type is
 * that of the element. A datum that has a `tip` shows it under the mouse.
 */
export function draw(element, json) {
  const chart = init(element, null, { renderer: 'svg' });
  const update = (json) => {
    const option = JSON.parse(json);
    option.textStyle.fontFamily = getComputedStyle(element).fontFamily;
    option.tooltip.formatter = ({ data }) => data?.tip ?? '';
    // One layout, whether or not the size is another one.
    const resized = chart.getWidth() !== element.clientWidth || chart.getHeight() !== element.clientHeight;
    chart.setOption(option, { notMerge: true, silent: true, lazyUpdate: resized });
    if (resized) chart.resize({ silent: true });
    // So that paper can make it smaller.
    const drawing = element.querySelector('svg');
    drawing.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  };
  update(json);
  return { update, dispose: () => chart.dispose() };
}
