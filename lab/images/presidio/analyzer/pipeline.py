"""Saves a spaCy pipeline that splits English into words, in place of the model that finds names.

Its folder is named as the model is: Presidio's own settings name that, and spaCy takes a folder
of the name where no package has it.
"""

import spacy
from spacy.lookups import Lookups

pipeline = spacy.blank("en")
# With an empty table every word is its own lemma. Presidio looks for context words ("card",
# "phone") among the lemmas, and a blank pipeline makes none.
lookups = Lookups()
lookups.add_table("lemma_lookup")
pipeline.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=lookups)
pipeline.to_disk("en_core_web_lg")
