"""Bank files → one shape → api.kontoauszug_einlesen.

Python reads the file (CAMT.052, CAMT.053, MT940, a ZIP of them) and says what stands in it. Whether it adds up, whose account it is,
what a line means and what becomes of it is decided in the database, so an open-banking feed that calls the function gets the same.
"""
