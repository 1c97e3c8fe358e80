"""What analysts may expect of the marts: great-expectations suites, and running them.

Belongs here: the suites and their runner. Does not: anything Dagster; the keys and grain of a model
(dbt tests), what a memo claims about itself (the audit).
"""
