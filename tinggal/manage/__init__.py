"""Administration: is everything running, which offices and officers there are, and the law the system works by."""
