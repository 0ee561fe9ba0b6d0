"""Training of the shipped models. Nothing at run time imports it."""
