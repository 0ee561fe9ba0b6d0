"""Charts of the report, in Vega-Altair: a function per kind of figure, from its tables to a picture with links."""
