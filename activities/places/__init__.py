"""Where on the map a place lies, from a shipped list and without anybody else's server; imports no Django.

The towns and countries are GeoNames', under a licence that asks for its name where the map is shown: `ATTRIBUTION`.
"""

from activities.places.finding import candidates, find, find_all
from activities.places.gazetteer import Position
from activities.places.world import Outline, outline, project

# What a page with the map prints, with the addresses of the sources.
ATTRIBUTION = "Places: GeoNames (CC BY 4.0). Map: Natural Earth."
SOURCES = {"GeoNames": "https://www.geonames.org/", "Natural Earth": "https://www.naturalearthdata.com/"}

__all__ = ["ATTRIBUTION", "SOURCES", "Outline", "Position", "candidates", "find", "find_all", "outline", "project"]
