"""Text: runs and fonts in; lines, widths and heights out. Units are points; advances are in em."""
