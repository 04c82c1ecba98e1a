"""Front room for everybody: where is my application, and is this letter genuine."""
