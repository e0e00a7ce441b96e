"""Charts as SVG for the page: one module a kind, one renderer.

Takes the figures of `pages/figures.py`. Gives SVG without style or ids, to be styled by
`templates/assets/charts.css`. Must not know results, rules, words or where pages are written.
"""

from generator.charts.renderer import ChartStore, draw, draw_one, prepare

__all__ = ["ChartStore", "draw", "draw_one", "prepare"]
