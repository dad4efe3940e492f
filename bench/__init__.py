"""How fast and how small: rephold beside a bare ReportLab script that draws the same pages. `make bench`."""
