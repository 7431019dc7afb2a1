"""Papers become domain values and problems: one folder per kind of paper, and nothing in here knows the database.

`identify.kind_of` says what a file is by its content; the folder of that name reads it. How to add a kind is written in
docs/developers/reading.md. Nothing here raises on bad input: what cannot be read is a `Problem`, the rest is used.
"""
