"""Layout: how much room there is, where the captions stand, and how labels keep out of each other's way."""
