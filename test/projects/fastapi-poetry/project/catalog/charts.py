CHARTS = ["North Sea", "Channel", "Irish Sea"]
