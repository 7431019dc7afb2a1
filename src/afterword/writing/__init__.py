"""Domain values leave the program: as JSON, as Markdown to read, as files to keep."""
