"""Static pages that open from a folder by double click: what all of them share, whatever they tell."""
