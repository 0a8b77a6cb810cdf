"""Public pages of the region: places, municipalities and the editorial tree."""
