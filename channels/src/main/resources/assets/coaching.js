// Draws the charts of the page once the scripts before this one are there.
window.drawCharts(document);
