"""Import of real stock: files of an export → rows the database understands → api.bestand_einlesen.

Python reads files (encoding, separator, quotes, headings). What a cell means, what fits together and what becomes of it is
decided by the database, so that a DBA who passes the same rows gets the same answer.
"""
