"""What brings Steady up, tests it and checks it; standard library only, as nothing may be installed yet."""
