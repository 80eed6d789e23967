"""Looking after an account on this computer, for both faces: wiping it, telling support of it."""
