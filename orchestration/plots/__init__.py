"""Images of the what-if marts: rows of one series in, PNG bytes out.

Belongs here: what is drawn and how. Does not: which series to draw or where images go (`defs`), and no
reading of the warehouse. Importing this loads Altair (about a second): import it where a plot is drawn.
"""

from orchestration.plots.fan_chart import fan
from orchestration.plots.rows import PlotRowsError
from orchestration.plots.scenario_chart import scenario_lines
from orchestration.plots.tornado_chart import tornado

__all__ = ["PlotRowsError", "fan", "scenario_lines", "tornado"]
