"""presslens: how news outlets portray countries, who says so, and in which frames."""
