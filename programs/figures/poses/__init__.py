"""The pose descriptions of every drawing, by kind of exercise."""
