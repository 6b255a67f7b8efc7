"""The things round a person: furniture, training gear, arrows."""
